using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman keys revoke</c>: a key that is refused from now on.</summary>
internal static class KeysRevoke
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "revoke", "Revoke a key for good: its next request is refused", new Form(fileFlag: null), context, Read,
        "ID", "The number of the key, as the list shows it").WithExamples("pointsman keys revoke 12");

    private static Func<ServerApi, string, CancellationToken, Task> Read(
        Document document, IReadOnlyList<string> words)
    {
        long number = KeyNumber.Read(document, words);
        return (server, format, cancel) => RunAsync(server, number, format, cancel);
    }

    private static async Task RunAsync(ServerApi server, long id, string format, CancellationToken cancel)
    {
        string path = string.Create(CultureInfo.InvariantCulture, $"api/keys/{id}");
        JsonObject revoked = await server.SendAsync(HttpMethod.Delete, path, null, cancel);
        if (format == "json")
        {
            server.Screen.Json(revoked);
            return;
        }

        KeyView key = KeyView.Of(revoked);
        server.Screen.Line($"{key.Named} ({key.Prefix}) is revoked since {KeyView.Time(key.Revoked)}.");
    }
}
