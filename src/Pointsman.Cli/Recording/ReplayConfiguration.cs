using System.Text.Json;
using System.Text.Json.Nodes;
using Pointsman.Server;

namespace Pointsman.Cli;

/// <summary>
/// A configuration's file, read only to decide with it. What it takes from the environment need not be set, keys above
/// all: nothing is sent to anybody.
/// </summary>
internal sealed class ReplayConfiguration : IDisposable
{
    private const string NotSet = "not-set";

    private readonly ConfiguredRoutes _routes;

    private ReplayConfiguration(ConfiguredRoutes routes)
    {
        _routes = routes;
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="FaultsException">The file is wrong, or there is none.</exception>
    public static async Task<ReplayConfiguration> LoadAsync(
        string path, ServerContext context, CancellationToken cancel)
    {
        var faults = new List<Fault>();
        await using var file = new ConfigurationFile(path, name => context.Environment(name) ?? NotSet, context.Time);
        GatewaySettings? settings = await file.LoadAsync(faults, cancel);
        FaultsException.ThrowIfAny(faults);
        var today = DateOnly.FromDateTime(context.Time.GetUtcNow().UtcDateTime);
        return new ReplayConfiguration(new ConfiguredRoutes(settings!, CatalogHome.Of(null).Load(), today));
    }

    /// <summary>What this configuration makes of a decision that the server told, in the server's own form.</summary>
    /// <exception cref="FaultsException">The server told something else.</exception>
    public JsonObject Replay(JsonObject told)
    {
        RecordedDecision then;
        try
        {
            using JsonDocument document = JsonDocument.Parse(told.ToJsonString());
            then = ReplayJson.Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw new FaultsException([new Fault("--server", "it told a decision in a form that is not known here",
                "use the program of the server's own version")]);
        }

        using var room = new MemoryStream();
        using (var json = new Utf8JsonWriter(room))
        {
            ReplayJson.Write(json, _routes.Replay(then));
        }

        return JsonNode.Parse(room.ToArray())!.AsObject();
    }

    public void Dispose() => _routes.Dispose();
}
