"""From drawn pages to a file: objects, structure tree, links, what an archive asks for."""
