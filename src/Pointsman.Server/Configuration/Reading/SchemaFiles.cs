using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Reads the schemas that routes name by a file.</summary>
internal sealed class SchemaFiles(Document root, NamedFiles files)
{
    private const int MostDepth = 128;

    /// <summary>The settings with every schema that a file has; what is wrong with one goes to the faults.</summary>
    public GatewaySettings Fill(GatewaySettings settings) => settings with
    {
        Routes = settings.Routes.ToDictionary(route => route.Key, route => Fill(route.Value), StringComparer.Ordinal),
    };

    private RouteSettings Fill(RouteSettings route) => route with
    {
        Checks = Fill(route.Checks, $"routes.{route.Name}.checks.schema"),
        Confidence = route.Confidence with
        {
            Checks = Fill(route.Confidence.Checks, $"routes.{route.Name}.confidence.checks.schema"),
        },
    };

    private CheckSettings Fill(CheckSettings checks, string key)
    {
        if (checks.SchemaFile is not { } name)
        {
            return checks;
        }

        string place = root.Place(key);
        return files.Read(name, place, root.Faults) is { } text
            ? checks with { Schema = Schema(text, name, place) }
            : checks;
    }

    // What stands in a file that is no schema, as one that was named by mistake, is not shown.
    private OutputSchema? Schema(string text, string name, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = MostDepth });
            return OutputSchema.Read(json.RootElement, root.Faults, $"{place} {name}");
        }
        catch (JsonException wrong)
        {
            root.Faults.Add(new Fault(place, $"found '{name}', which is no JSON from line {wrong.LineNumber + 1} on",
                "write a JSON Schema into it"));
            return null;
        }
    }
}
