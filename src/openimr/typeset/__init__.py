"""Plain data set as accessible pages: what every letter and notice shares, PDF by Typst and HTML by Jinja."""
