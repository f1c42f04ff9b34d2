using System.Text.Json;

namespace Pointsman.Server;

/// <summary>Reads the routes.</summary>
internal static class RouteReader
{
    private const int MostTargets = 100;
    private const int MostRules = 200;

    public static Dictionary<string, RouteSettings> ReadAll(Document root, GatewaySettings gateway)
    {
        var routes = new Dictionary<string, RouteSettings>(StringComparer.Ordinal);
        JsonElement? sections = root.Value("routes");
        foreach ((string name, Document part) in Names.Entries(root, "routes", ofProvider: false, "targets"))
        {
            var basis = new RouteSettings
            {
                Name = name,
                Version = RouteVersion.OfText(sections!.Value.GetProperty(name).GetRawText()),
                Retries = gateway.Retries,
                Cache = new() { Ttl = gateway.Cache.Ttl },
                Flex = new() { MostWait = gateway.Queue.MostWait },
            };
            RouteSettings read = RouteSection.Keys.Read(part, basis);
            routes.Add(name, read with { Strategy = RouteShape.Check(part, read) });
        }

        return routes;
    }

    public static IReadOnlyList<TargetSettings> Targets(
        Document part, string key, Section<TargetSettings> section)
    {
        if (part.IsText(key))
        {
            return [.. part.Words(key).Select(use => new TargetSettings { Use = use })];
        }

        int before = part.Faults.Count;
        var targets = new List<TargetSettings>();
        foreach (Document target in part.Parts(key, MostTargets, "use"))
        {
            TargetSettings read = section.Read(target, new() { Use = "" });
            if (!target.Has("use"))
            {
                target.FaultOf<string>("use", "nothing", "write a key of models, or provider/model");
            }

            targets.Add(read);
        }

        if (targets.Count == 0 && part.Has(key) && part.Faults.Count == before)
        {
            part.FaultOf<string>(key, "an empty list", "write at least one key of models, or provider/model");
        }

        return targets;
    }

    public static IReadOnlyList<RouteRule> Rules(Document part, string key)
    {
        var rules = new List<RouteRule>();
        foreach (Document rule in part.Parts(key, MostRules))
        {
            RuleDraft draft = RouteSection.Rule.Read(rule, new());
            if (!rule.Has("when"))
            {
                rule.FaultOf<string>("when", "nothing", "write a condition: tokens > 100000, or move its use to else");
            }

            if (draft.Use.Count == 0)
            {
                rule.FaultOf<string>("use", "nothing", "write a key of models, or provider/model, or a list of them");
            }

            // A rule that cannot be read keeps its place, so that those after it are spoken of by their numbers.
            rules.Add(new RouteRule { When = draft.When ?? Never, Use = draft.Use });
        }

        return rules;
    }

    public static Condition? When(Document part, string key) => part.Text(key) is { } text
        ? Condition.Parse(
            text, [.. RequestFactNames.All.Keys], part.Place(key), part.Faults, RequestFactNames.Scales)
        : null;

    /// <summary>A condition, or yes for every request.</summary>
    public static Condition? Private(Document part) => part.Text("private")?.ToLowerInvariant() switch
    {
        null or "no" or "false" => null,
        "yes" or "true" => Always,
        _ => When(part, "private"),
    };

    private static readonly Condition Always = Condition.Parse("tokens >= 0", ["tokens"], "", [])!;

    private static readonly Condition Never = Condition.Parse("tokens < 0", ["tokens"], "", [])!;
}
