"""Stop 2 to 3: from pages to blocks. Headings, numbered paragraphs, bullets, tables, embedded documents."""
