namespace Pointsman.Server;

/// <summary>The keys of the people who answer.</summary>
internal static class PeopleSections
{
    public static readonly Section<PersonQueueSettings> Queue = new Section<PersonQueueSettings>(new())
        .Duration("wait", "how long a client is kept waiting before it is told where to ask for the answer",
            s => s.Wait, (s, v) => s with { Wait = v }, (TimeSpan.Zero, TimeSpan.FromHours(1)))
        .Duration("lease", "how long a case is held for whoever took it",
            s => s.Lease, (s, v) => s with { Lease = v }, (TimeSpan.FromSeconds(10), TimeSpan.FromDays(1)))
        .Add(Cost("costPerCase", "what each answer costs"),
            (part, s) => part.Money("costPerCase") is { } usd ? s with { CostPerCase = usd } : s)
        .Add(Cost("costPerHour", "what an hour between taking a case and answering it costs"),
            (part, s) => part.Money("costPerHour") is { } usd ? s with { CostPerHour = usd } : s)
        .Whole("most", "how many cases may be open",
            s => s.Most, (s, v) => s with { Most = (int)v }, (0, 100_000), "cases")
        .Whole("openDays", "how long a case stays open that nobody answers",
            s => s.OpenDays, (s, v) => s with { OpenDays = (int)v }, (1, 365), "days")
        .Whole("retentionDays", "how long a case is kept after its end, with its texts",
            s => s.RetentionDays, (s, v) => s with { RetentionDays = (int)v }, (1, 3_650), "days");

    public static readonly Section<PeopleSettings> Keys = new Section<PeopleSettings>(new())
        .Add(
            new("queues", KeyKind.Map, "queues by name, as routes name them behind `human/`")
            {
                Inner = Queue.Keys, Default = "none; a queue of which nothing is said has the defaults",
            },
            (part, s) => s with { Queues = Queues(part) });

    private static Dictionary<string, PersonQueueSettings> Queues(Document part) =>
        Names.Entries(part, "queues", ofProvider: true).ToDictionary(
            entry => entry.Name, entry => Queue.Read(entry.Part, new()), StringComparer.Ordinal);

    private static KeyDescription Cost(string name, string about) =>
        new(name, KeyKind.Money, about) { Unit = "USD", Default = "0" };
}
