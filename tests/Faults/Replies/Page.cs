namespace Pointsman.Faults;

/// <summary>A page as proxies send it in the place of an answer.</summary>
internal static class Page
{
    public const string Html = """
        <!DOCTYPE html>
        <html><head><title>Just a moment</title></head><body><h1>We are checking your browser</h1></body></html>

        """;
}
