namespace Pointsman.Cli;

/// <summary>What the flags of an import ask for.</summary>
internal sealed class ImportWanted
{
    public ImportWanted(CatalogRequest request)
    {
        Document document = request.Document;
        Format = document.Word("format", CatalogImport.Formats.ToArray());
        Mapping = document.Text("mapping");
        Source = document.Text("as-source");
        Date = document.Day("date", request.Context.Today) ?? request.Context.Today;
        Version = document.Text("source-version");
        Name = document.Text("name");
        Url = document.Text("url");
        Licence = document.Text("licence");
        Limit = (int)(document.Whole("limit", 1, 10_000_000) ?? 100);
        Yes = document.YesNo("yes") == true;
        DryRun = document.YesNo("dry-run") == true;
        if (Source is not null
            && (Source is "." or ".."
            || Source.Any(letter => !char.IsAsciiLetterOrDigit(letter) && letter is not ('.' or '-' or '_'))))
        {
            document.FaultOf<string>(
                "as-source", $"'{Source}'", "write letters, digits, dots and dashes; it is the name of a folder");
        }

        if (Format == "table" && Mapping is null)
        {
            document.FaultOf<string>(
                "mapping", "nothing", "a table needs a mapping: name one of the catalog's imports, or a file");
        }

        if (request.Home.Folder is null)
        {
            document.Faults.Add(new Fault(
                "--catalog", "found none, and the catalog inside the program cannot be changed",
                "run 'pointsman catalog export DIR' first, then give --catalog DIR"));
        }
    }

    public string? Format { get; }

    public string? Mapping { get; }

    public string? Source { get; }

    public DateOnly Date { get; }

    public string? Version { get; }

    public string? Name { get; }

    public string? Url { get; }

    public string? Licence { get; }

    public int Limit { get; }

    public bool Yes { get; }

    public bool DryRun { get; }
}
