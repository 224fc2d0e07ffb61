"""From bytes to text: web pages, Word files, PDF, mail and archives, recognised by what is in them."""
