using Xunit;

namespace Pointsman.Tests.Compiled;

public sealed class CompiledCatalogTests
{
    private static readonly Lazy<byte[]> Compiled = new(CompiledCatalog.Compile);

    private static readonly Lazy<Pointsman.Catalog> Loaded = new(Pointsman.Catalog.LoadEmbedded);

    [Fact]
    public void What_was_compiled_is_read_back_to_the_last_fact()
    {
        Pointsman.Catalog read = CompiledCatalog.Read(Compiled.Value)!;
        Assert.Equal(FactsWriter.Models(Loaded.Value.Models), FactsWriter.Models(read.Models));
        Assert.Equal(FactsWriter.Offers(Loaded.Value.Offers), FactsWriter.Offers(read.Offers));
        Assert.Equal(FactsWriter.Scores(Loaded.Value.Scores), FactsWriter.Scores(read.Scores));
        Assert.Equal(Loaded.Value.Sources, read.Sources);
        Assert.Equal(Loaded.Value.Benchmarks, read.Benchmarks);
        Assert.Equal(Loaded.Value.Providers.Select(one => one.Id), read.Providers.Select(one => one.Id));
        Assert.Equal(Loaded.Value.Files.Keys.Where(path => !path.StartsWith("facts/")).Order(), read.Files.Keys.Order());
    }

    [Fact]
    public void Abilities_are_the_same_as_if_they_were_fitted_now()
    {
        Abilities read = CompiledCatalog.Read(Compiled.Value)!.NewestAbilities;
        foreach (Model model in Loaded.Value.Models)
        {
            foreach (Capability capability in Enum.GetValues<Capability>())
            {
                Assert.Equal(Loaded.Value.NewestAbilities.Of(model.Id, capability), read.Of(model.Id, capability));
            }
        }
    }

    [Theory]
    [InlineData("2024-12-31")]
    [InlineData("2026-11-20")]
    public void An_answer_from_the_compiled_catalog_is_the_same_answer(string day)
    {
        DateOnly date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var needed = new Requirement { Task = "code", Latency = TimeSpan.FromSeconds(3), Must = ["tools"] };
        Recommendation from = Advisor.For(Loaded.Value, date).Advise(needed);
        Recommendation read = Advisor.For(CompiledCatalog.Read(Compiled.Value)!, date).Advise(needed);
        Assert.Equal(from.Shortlist.Select(one => (one.Offer.Id, one.Score)), read.Shortlist.Select(one => (one.Offer.Id, one.Score)));
        Assert.Equal(from.Removed.Count, read.Removed.Count);
        Assert.Equal(from.Shortlist[0].Evidence, read.Shortlist[0].Evidence);
    }

    [Fact]
    public void What_another_build_compiled_is_refused()
    {
        byte[] other = [.. Compiled.Value];
        other[1] = (byte)(other[1] == 'f' ? 'e' : 'f');
        Assert.Null(CompiledCatalog.Read(other));
    }

    [Fact]
    public void Claims_are_still_there_when_somebody_asks_for_them()
    {
        Pointsman.Catalog read = CompiledCatalog.Read(Compiled.Value)!;
        Assert.Equal(Loaded.Value.Facts.Count, read.Facts.Count);
        Assert.Equal(Loaded.Value.Policy.Order[FactGroup.Price], read.Policy.Order[FactGroup.Price]);
    }
}
