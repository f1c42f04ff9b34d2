namespace Pointsman;

/// <summary>Sources, providers and benchmarks in a compiled catalog.</summary>
internal static class CompiledSettings
{
    public static void Write(CompiledWriter to, Source source)
    {
        to.Text(source.Id);
        to.Text(source.Name);
        to.Text(source.Url);
        to.Number(source.Date.DayNumber);
        to.Text(source.Version);
        to.Text(source.Licence);
        to.Flag(source.KeepsEnded);
        to.Text(source.Attribution);
    }

    public static Source ReadSource(CompiledReader from) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        Url = from.Text(),
        Date = DateOnly.FromDayNumber(from.Number()),
        Version = from.MaybeText(),
        Licence = from.Text(),
        KeepsEnded = from.Flag(),
        Attribution = from.MaybeText(),
    };

    public static void Write(CompiledWriter to, Provider provider)
    {
        to.Text(provider.Id);
        to.Text(provider.Name);
        to.Number((int)provider.Kind);
        to.Number((int)provider.Privacy);
        to.Texts(provider.Regions);
        to.Texts(provider.Compliance);
        to.Text(provider.Api);
        to.Texts(provider.KeyVariables);
        to.Text(provider.Docs);
        to.Texts(provider.Aliases);
        to.Text(provider.Url);
    }

    public static Provider ReadProvider(CompiledReader from) => new()
    {
        Id = from.Text(),
        Name = from.MaybeText(),
        Kind = (ProviderKind)from.Number(),
        Privacy = (PrivacyLevel)from.Number(),
        Regions = from.Texts(),
        Compliance = from.Texts(),
        Api = from.MaybeText(),
        KeyVariables = from.Texts(),
        Docs = from.MaybeText(),
        Aliases = from.Texts(),
        Url = from.MaybeText(),
    };

    public static void Write(CompiledWriter to, Benchmark benchmark)
    {
        to.Text(benchmark.Id);
        to.Text(benchmark.Name);
        to.Number((int)benchmark.Capability);
        to.Number((int)benchmark.Scale);
        to.Double(benchmark.Noise);
    }

    public static Benchmark ReadBenchmark(CompiledReader from) => new()
    {
        Id = from.Text(),
        Name = from.Text(),
        Capability = (Capability)from.Number(),
        Scale = (BenchmarkScale)from.Number(),
        Noise = from.Double(),
    };
}
