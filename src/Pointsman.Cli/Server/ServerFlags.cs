namespace Pointsman.Cli;

/// <summary>The flags that say which server is meant, and that one may ask it.</summary>
internal static class ServerFlags
{
    /// <summary>Where a server listens unless told otherwise.</summary>
    public const string DefaultServer = "http://127.0.0.1:7070";

    /// <summary>The variable that holds the admin token, so that it need not stand in a list of processes.</summary>
    public const string TokenVariable = "POINTSMAN_ADMIN_TOKEN";

    private static readonly string[] _formats = ["text", "json"];

    /// <summary>Adds the flags; <paramref name="more"/> are formats beside text and JSON.</summary>
    public static Form AskServer(this Form form, params IReadOnlyList<string> more) => form
        .Ask("server", "URL", $"Where the server listens ({DefaultServer})")
        .Ask("admin-token", "TOKEN", $"The admin token that was printed at the first start (${TokenVariable})")
        .Ask("format", string.Join('|', [.. _formats, .. more]), "How to write the result (text)");

    /// <summary>How to write the result.</summary>
    public static string Format(this Document document, params IReadOnlyList<string> more) =>
        document.Word("format", [.. _formats, .. more]) ?? "text";

    /// <summary>The server that is meant; null with faults when that cannot be told.</summary>
    public static ServerApi? Server(this Document document, ServerContext context)
    {
        string url = document.Text("server") ?? DefaultServer;
        bool usable = Uri.TryCreate(url, UriKind.Absolute, out Uri? server)
            && server.Scheme is "http" or "https"
            && server is { UserInfo: "", Query: "", Fragment: "" };
        if (!usable)
        {
            document.FaultOf<string>("server", $"'{url}'", $"write an address such as {DefaultServer}");
        }

        string? given = document.Text("admin-token");
        string token = given ?? context.Environment(TokenVariable)?.Trim() ?? "";
        if (token.Length == 0)
        {
            document.FaultOf<string>("admin-token", "nothing",
                $"give the admin token, or set {TokenVariable}; the server printed it at its first start");
        }
        else if (!token.All(char.IsAscii) || token.Any(letter => char.IsControl(letter) || letter == ' '))
        {
            // The token itself stays out of the message.
            document.FaultOf<string>("admin-token", "characters that no admin token has",
                $"copy all of it and nothing else; it may stand in {TokenVariable}");
        }

        return document.Faults.Count == 0 ? new ServerApi(server!, token, context.Screen) : null;
    }
}
