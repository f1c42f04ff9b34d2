using BenchmarkDotNet.Attributes;

namespace Pointsman.Benchmarks;

/// <summary>A full answer over the whole catalog: at most 5 ms and 1 MB; loading the catalog: at most 50 ms.</summary>
[MemoryDiagnoser]
public class AdvisorBenchmarks
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private Catalog _catalog = null!;
    private Advisor _advisor = null!;
    private Requirement _support = null!;
    private Requirement _legal = null!;

    [GlobalSetup]
    public void Load()
    {
        _catalog = Catalog.LoadEmbedded();
        _advisor = Advisor.For(_catalog, Day);
        IReadOnlyList<Profile> profiles = Profile.All(_catalog);
        _support = profiles.Single(profile => profile.Name == "customer-support").Read(_advisor.Rules);
        _legal = profiles.Single(profile => profile.Name == "legal-documents").Read(_advisor.Rules);
    }

    [Benchmark]
    public Recommendation AdviseCustomerSupport() => _advisor.Advise(_support);

    [Benchmark]
    public Recommendation AdviseLegalDocuments() => _advisor.Advise(_legal);

    [Benchmark]
    public Catalog LoadCatalog() => Catalog.LoadEmbedded();

    [Benchmark]
    public Advisor PrepareAdvisor() => Advisor.For(_catalog, Day);
}
