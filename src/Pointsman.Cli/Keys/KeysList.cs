using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Pointsman.Cli;

/// <summary><c>pointsman keys list</c>: all keys, revoked ones too, none with its secret.</summary>
internal static class KeysList
{
    public static Command Create(ServerContext context) => ServerCommand.Create(
        "list", "List the keys, without their secrets", new Form(fileFlag: null), context,
        (_, _) => (server, format, cancel) => RunAsync(server, format, context.Time.GetUtcNow(), cancel))
        .WithExamples(
            "pointsman keys list",
            "pointsman keys list --server https://models.example.com --format json");

    private static async Task RunAsync(
        ServerApi server, string format, DateTimeOffset now, CancellationToken cancel)
    {
        List<JsonObject> keys = await AllAsync(server, cancel);
        Screen screen = server.Screen;
        if (format == "json")
        {
            screen.Json(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.DeepClone())]) });
            return;
        }

        if (keys.Count == 0)
        {
            screen.Line("There is no key yet; create one with 'pointsman keys create --name NAME'.");
            return;
        }

        var table = new Table(Column.Number("id"), "name", "key", "state", "limits", "routes", "models", "tags");
        foreach (KeyView key in keys.Select(KeyView.Of))
        {
            table.Row(
                key.Id, key.Name, key.Prefix, key.State(now), key.Limits, key.Routes, key.Models, key.Tags);
        }

        table.Write(screen);
    }

    private static async Task<List<JsonObject>> AllAsync(ServerApi server, CancellationToken cancel)
    {
        var keys = new List<JsonObject>();
        long after = 0;
        while (true)
        {
            string path = string.Create(CultureInfo.InvariantCulture, $"api/keys?after={after}");
            JsonObject page = await server.SendAsync(HttpMethod.Get, path, null, cancel);
            keys.AddRange((page["keys"] as JsonArray ?? []).OfType<JsonObject>());

            // Each part goes on after a greater number, or the list would never end.
            bool more = page["next"] is JsonValue value && value.TryGetValue(out long next) && next > after;
            if (!more)
            {
                return keys;
            }

            after = page["next"]!.GetValue<long>();
        }
    }
}
