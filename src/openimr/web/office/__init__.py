"""Administration: users, programme data, audit."""
