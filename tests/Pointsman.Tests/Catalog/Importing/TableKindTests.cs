using Xunit;

namespace Pointsman.Tests.Catalog.Importing;

/// <summary>A source can have several tables; taking in one leaves the rest of the source alone.</summary>
public sealed class TableKindTests
{
    private static readonly SourceFacts _before = new(
        [new Model { Id = "a", Context = 8_000 }, new Model { Id = "b-embedding" }],
        [Offer("p/a", "a"), Offer("p/b", "b-embedding")],
        [Score("a", "one", 1), Score("a", "two", 2)]);

    [Fact]
    public void A_table_of_models_leaves_offers_and_results_as_they_were()
    {
        SourceFacts now = Completed([new Model { Id = "a", Context = 16_000 }], [], [], "models");

        Assert.Equal(16_000, now.Models.Single(model => model.Id == "a").Context);
        Assert.Equal(["p/a", "p/b"], now.Offers.Select(offer => offer.Id));
        Assert.Contains(now.Models, model => model.Id == "b-embedding");
        Assert.Equal(2, now.Scores.Count);
    }

    [Fact]
    public void A_table_of_offers_adds_models_and_tasks_but_does_not_rewrite_models()
    {
        Model[] passing =
            [new Model { Id = "a", Context = 1 }, new Model { Id = "b-embedding", Task = ModelTask.Embedding },
            new Model { Id = "c" }];
        SourceFacts now =
            Completed(passing, [Offer("p/a", "a"), Offer("p/b", "b-embedding"), Offer("p/c", "c")], [], "offers");

        Assert.Equal(8_000, now.Models.Single(model => model.Id == "a").Context);
        Assert.Equal(ModelTask.Embedding, now.Models.Single(model => model.Id == "b-embedding").Task);
        Assert.Contains(now.Models, model => model.Id == "c");
    }

    [Fact]
    public void A_model_goes_when_its_offers_turn_out_to_be_anothers()
    {
        SourceFacts now = Completed([], [Offer("p/a", "a"), Offer("p/b", "a")], [], "offers");

        Assert.Equal(["a"], now.Models.Select(model => model.Id));
    }

    [Fact]
    public void A_table_of_results_replaces_only_the_benchmarks_that_it_has()
    {
        SourceFacts now = Completed([], [], [Score("a", "two", 3)], "scores");

        Assert.Equal([("one", 1.0), ("two", 3.0)], now.Scores.Select(score => (score.Benchmark, score.Value)));
    }

    [Fact]
    public void A_result_that_is_there_already_keeps_its_day()
    {
        SourceFacts before =
            _before with { Scores = [Score(
            "a", "one", 1) with { Date = new DateOnly(2024, 1, 1), Source = "source" }] };
        var (facts, diff) = ImportMerge.Apply(before, before with { Scores = [Score("a", "one", 1)] }, Some.Day);

        Assert.Equal(new DateOnly(2024, 1, 1), facts.Scores.Single().Date);
        Assert.True(diff.IsEmpty);
    }

    private static SourceFacts Completed(Model[] models, Offer[] offers, Score[] scores, string kind) =>
        ImportMerge.Apply(
            _before, ImportMerge.Completed(_before, new SourceFacts(models, offers, scores), kind), Some.Day).Facts;

    private static Offer Offer(string id, string model) => new() { Id = id, Model = model };

    private static Score Score(string model, string benchmark, double value) =>
        new() { Model = model, Benchmark = benchmark, Value = value };
}
