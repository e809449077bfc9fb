"""The demo docket: fictional people and cases in every state, so that each role has something to do today."""
