using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Pointsman.Tests.Advising.Evidence;

public sealed class ShrinkageTests
{
    private static readonly Advisor Advisor = Pointsman.Advisor.For(Some.Shop().Score("good", "wits", 60).Load(), Some.Today);
    private static readonly Requirement Chat = Some.Need("{\"task\":\"chat\"}");

    [Fact]
    public void Cases_and_prior_share_by_their_numbers() => Prop.ForAll(
        Gen.Choose(1, 100_000).SelectMany(n => Gen.Choose(0, 100).Select(share => (N: n, Share: share / 100.0))).ToArbitrary(),
        one =>
        {
            double prior = Quality(null), weight = Advisor.Rules.Ranking.PriorCases;
            double expected = ((one.N * one.Share) + (weight * prior)) / (one.N + weight);
            return Math.Abs(Quality(new MeasuredResult { Subject = "good", N = one.N, Quality = one.Share }) - expected) < 1e-12;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_cases_pull_closer_to_what_was_measured()
    {
        double[] misses = [.. new[] { 1, 10, 100, 1_000, 10_000 }
            .Select(n => Math.Abs(0.93 - Quality(new MeasuredResult { Subject = "good", N = n, Quality = 0.93 })))];
        Assert.Equal(misses.OrderDescending(), misses);
    }

    [Fact]
    public void As_many_cases_as_the_prior_weighs_meet_it_half_way()
    {
        double prior = Quality(null);
        Assert.Equal((prior + 0.9) / 2.0, Quality(new MeasuredResult { Subject = "good", N = 50, Quality = 0.9 }), 1e-12);
    }

    [Fact]
    public void A_measured_cost_replaces_the_computed_one()
    {
        var paid = new MeasuredResult { Subject = "good", N = 10, CostPerRequest = new Usd(0.5m) };
        Assert.Equal(new Usd(0.5m), Advisor.Advise(Chat, new MeasuredResults([paid])).Shortlist[0].Cost!.PerRequest);
    }

    [Fact]
    public void A_result_of_an_offer_goes_before_one_of_its_model()
    {
        var model = new MeasuredResult { Subject = "good", N = 1_000_000, Quality = 0.1 };
        var offer = new MeasuredResult { Subject = "acme/good", N = 1_000_000, Quality = 0.9 };
        Assert.Equal(0.9, Advisor.Advise(Chat, new MeasuredResults([offer, model])).Shortlist[0].Factors.Quality, 0.001);
    }

    [Fact]
    public void The_answer_says_which_number_came_from_where()
    {
        var measured = new MeasuredResult { Subject = "good", N = 200, Quality = 0.91, From = "run 7" };
        EvidenceNote note = Advisor.Advise(Chat, new MeasuredResults([measured])).Shortlist[0].Evidence[0];
        Assert.StartsWith("200 cases of yours at 0.91 (run 7) against the catalog's ", note.From, StringComparison.Ordinal);
        Assert.Equal("quality", note.What);
    }

    [Theory]
    [InlineData("""{"results":[]}""", "found no results")]
    [InlineData("""{"results":[{"model":"goood","n":5}]}""", "did you mean good?")]
    [InlineData("""{"results":[{"model":"good"}]}""", "state the number of cases")]
    [InlineData("""{"results":[{"model":"good","n":0}]}""", "from 1 to 1000000000")]
    [InlineData("""{"results":[{"model":"good","n":5,"quality":1.5}]}""", "write a share from 0 to 1")]
    [InlineData("""{"results":[{"model":"good","n":5,"cost":-1}]}""", "found '-1'")]
    [InlineData("""{"results":[{"model":"good","n":5,"latency":"fast"}]}""", "write a number and a unit")]
    [InlineData("""{"results":[{"model":"good","n":5,"quallity":1}]}""", "did you mean quality?")]
    public void A_wrong_result_is_refused_with_the_way_out(string json, string says)
    {
        List<Fault> faults = [];
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Null(MeasuredResults.Read(document.RootElement, "mine.json", Advisor.Catalog, faults));
        Assert.Contains(says, Assert.Single(faults).ToString(), StringComparison.Ordinal);
    }

    private static double Quality(MeasuredResult? measured) => Advisor
        .Advise(Chat, measured is null ? null : new MeasuredResults([measured])).Shortlist[0].Factors.Quality;
}
