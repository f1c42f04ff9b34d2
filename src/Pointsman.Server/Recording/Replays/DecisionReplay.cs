namespace Pointsman.Server;

/// <summary>A decision of the ledger, and what a configuration makes of the same request.</summary>
internal sealed record DecisionReplay
{
    private DecisionReplay(RecordedDecision then)
    {
        Then = then;
    }

    /// <summary>What was decided, and from what.</summary>
    public RecordedDecision Then { get; }

    /// <summary>What is decided now; null when the configuration has no such route.</summary>
    public DecisionOutline? Now { get; private init; }

    /// <summary>What the route's section and its targets say now; null when there is none.</summary>
    public string? VersionNow { get; private init; }

    /// <summary>What a replay cannot know, in whole sentences.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>A line for each difference of the two plans.</summary>
    public IReadOnlyList<string> Differences { get; private init; } = [];

    /// <summary>Whether both have the same plan.</summary>
    public bool IsSame => Differences.Count == 0;

    /// <summary>Whether the route's section, or what is known of its targets, changed since.</summary>
    public bool IsChanged => VersionNow != Then.Version;

    /// <summary>The plan of then in one line.</summary>
    public string PlanThen => OutlineDifferences.PlanOf(Then.Record.Decided);

    /// <summary>The plan of now in one line; null when there is none.</summary>
    public string? PlanNow => Now is { } now ? OutlineDifferences.PlanOf(now) : null;

    /// <summary>How the reason changed where the plan did not; null where it did not either.</summary>
    public string? OtherReason =>
        IsSame && Now is { } now ? OutlineDifferences.ReasonBetween(Then.Record.Decided, now) : null;

    /// <summary>Decides again under a configuration.</summary>
    public static DecisionReplay Of(RecordedDecision then, GatewaySnapshot snapshot)
    {
        if (snapshot.Find(then.Route) is not { } route)
        {
            return new DecisionReplay(then) { Differences = [$"'{then.Route}' is no route and no model any more"] };
        }

        RequestFacts facts = Routing.AsRouteSays(route.Settings, then.Record.Facts);
        Decision decided = (then.Record with { Facts = facts }).Replay(route.Route.Strategy);
        DecisionOutline now = DecisionOutline.Of(decided);
        return new DecisionReplay(then)
        {
            Now = now,
            VersionNow = route.Version,
            Notes = [.. NotesOn(then, now, route, snapshot)],
            Differences = OutlineDifferences.Between(then.Record.Decided, now),
        };
    }

    private static IEnumerable<string> NotesOn(
        RecordedDecision then, DecisionOutline now, ServedRoute route, GatewaySnapshot snapshot)
    {
        string[] unseen = [.. PlannedIn(now).Distinct().Where(name => !then.Record.Standings.ContainsKey(name))];
        if (unseen.Length > 0)
        {
            yield return $"nobody looked then at how these stood, so they count as well and idle: "
                + string.Join(", ", unseen);
        }

        IReadOnlyCollection<RouteSettings> routes = RouteParts.WithInner(route.Settings, snapshot.Settings.Routes);
        if (!then.WordsRead && routes.Any(RouteParts.AskWords))
        {
            yield return "the words of the question were not looked at then, so what they would tell is unknown";
        }

        if (then.Record.Facts.Hints.Task == DecisionNotes.OtherTask && routes.Any(AsksTask))
        {
            yield return "the sender named a task that no condition spoke of then, so the ledger does not keep it";
        }
    }

    private static bool AsksTask(RouteSettings route) =>
        RouteParts.ConditionsOf(route).Any(one => one.WordsFor("task").Any());

    private static IEnumerable<string> PlannedIn(DecisionOutline outline) =>
    [
        .. outline.Plan, .. outline.Parts.SelectMany(PlannedIn), .. outline.Next is { } next ? PlannedIn(next) : [],
    ];
}
