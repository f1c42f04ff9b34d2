namespace Pointsman.Tests;

/// <summary>The catalog that ships, read once for all tests, and its advisors by day.</summary>
public sealed class Shipped
{
    private static readonly Lazy<Pointsman.Catalog> Once = new(Pointsman.Catalog.LoadEmbedded);
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<DateOnly, Lazy<Advisor>> Advisors = new();

    public static readonly DateOnly Today = new(2026, 11, 20);

    public Pointsman.Catalog Catalog { get; } = Once.Value;

    public AdviceRules Rules => On(Today).Rules;

    public IReadOnlyList<Profile> Profiles => Profile.All(Catalog);

    public Advisor On(DateOnly day) => Advisors.GetOrAdd(day, _ => new Lazy<Advisor>(() => Advisor.For(Catalog, day))).Value;

    public Recommendation Answer(string profile, DateOnly day) => On(day).Advise(Need(profile));

    public Requirement Need(string profile) => Profiles.Single(one => one.Name == profile).Read(Rules);
}
