using Xunit;

namespace Pointsman.Tests.Advising.Ranking;

public sealed class CatalogQualityTests
{
    private static readonly Pointsman.Catalog Shipped = Pointsman.Catalog.LoadEmbedded();
    private static readonly CatalogQuality Quality = new(Shipped);

    [Fact]
    public void It_is_what_the_advisor_ranks_the_model_by()
    {
        Recommendation advice = Advisor.For(Shipped, Shipped.Newest).Advise(
            new Requirement { Task = "creative" });
        Assert.All(advice.Shortlist, entry => Assert.Equal(
            entry.Factors.Quality, Quality.Of(entry.Model.Id, "creative")!.Value.Value, 1e-9));
        Assert.NotEmpty(advice.Shortlist);
    }

    [Fact]
    public void A_model_that_nobody_measured_is_a_guess_and_says_so()
    {
        HashSet<string> measured = [.. Shipped.Scores.Select(score => score.Model)];
        Model unknown = Shipped.Models.First(model => !measured.Contains(model.Id) && model.Task == ModelTask.Chat);
        string day = Shipped.Newest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal($"guess of the catalog {day}", Quality.Of(unknown.Id, "chat")!.Value.From);
        Assert.Equal($"catalog {day}", Quality.Of("gpt-5", "chat")!.Value.From);
        Assert.Null(Quality.Of("no-model-of-any-catalog", "chat"));
        Assert.Null(Quality.Of("gpt-5", "embedding"));
    }

    [Fact]
    public void Tasks_are_those_that_a_model_can_be_good_at()
    {
        IReadOnlyList<string> tasks = CatalogQuality.Tasks();
        Assert.Contains("chat", tasks);
        Assert.Contains("code", tasks);
        Assert.DoesNotContain("embedding", tasks);
    }
}
