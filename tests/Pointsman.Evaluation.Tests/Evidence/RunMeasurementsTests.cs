using Xunit;

namespace Pointsman.Evaluation.Tests.Evidence;

public sealed class RunMeasurementsTests
{
    private const string Mini = "openai/gpt-4o-mini";

    private static readonly Catalog Shipped = Catalog.LoadEmbedded();
    private static readonly string Offer = Shipped.FindOffer(Mini)!.Id;

    [Fact]
    public void An_arm_that_the_catalog_knows_becomes_a_result_that_names_the_run()
    {
        MeasuredResult result = Assert.Single(Of(
            new MadeRun(40, Arm("mini")).With("mini", at => MadeRun.Graded(at < 30 ? 1 : 0, 0.002m, 900, null, at + 1)))
            .Results);
        Assert.Equal((Offer, 40, 0.75, "support, 2026-11-21"),
            (result.Subject, result.N, result.Quality, result.From));
        Assert.Equal(new Usd(0.002m), result.CostPerRequest);
        Assert.Equal(20.5, result.Latency!.Value.TotalMilliseconds, 1.0);
    }

    [Fact]
    public void Without_first_words_the_time_to_the_end_counts()
    {
        MeasuredResult result = Assert.Single(
            Of(new MadeRun(10, Arm("mini")).With("mini", _ => MadeRun.Graded(1, 0.002m, 900))).Results);
        Assert.Equal(900, result.Latency!.Value.TotalMilliseconds, 1.0);
    }

    [Fact]
    public void Arms_that_say_nothing_about_a_model_are_left_out_with_the_reason()
    {
        RunMeasurements measured = Of(new MadeRun(
                20, Arm("mini"), Arm("fake") with { Simulated = true }, Arm("route") with { Model = "my-route" },
                Arm("flaky"), Arm("ungraded"))
            .With("mini", _ => MadeRun.Graded(1)).With("fake", _ => MadeRun.Graded(1))
            .With("route", _ => MadeRun.Graded(1)).With("flaky", at => at < 3 ? null : MadeRun.Graded(1))
            .With("ungraded", _ => new CellResult { Answer = new Answer { Text = "so" } }));
        Assert.Equal(Offer, Assert.Single(measured.Results).Subject);
        Assert.Equal(
            [
                "'fake' is left out: it is simulated, which says nothing about a model",
                "'route' is left out: the catalog knows no 'my-route'; a route is measured as a whole and is no model",
                "'flaky' is left out: 3 of 20 questions have no answer or no grade, more than the 5 % that the suite "
                    + "allows",
                "'ungraded' is left out: none of its answers was graded",
            ],
            measured.Notes);
    }

    [Fact]
    public void Of_several_arms_of_a_model_the_best_counts_and_that_is_said()
    {
        RunMeasurements measured = Of(new MadeRun(20, Arm("mini · long"), Arm("mini · short"))
            .With("mini · long", at => MadeRun.Graded(at % 2))
            .With("mini · short", at => MadeRun.Graded(at < 18 ? 1 : 0)));
        MeasuredResult result = Assert.Single(measured.Results);
        Assert.Equal((0.9, "support, 2026-11-21, 'mini · short', the best of 2"), (result.Quality, result.From));
        Assert.Contains("'mini · short' counts for", Assert.Single(measured.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_offer_that_was_asked_goes_before_the_name_of_the_suite()
    {
        RunArm arm = Arm("mini") with { Model = "cheap", Offer = Offer };
        Assert.Equal(
            Offer, Assert.Single(Of(new MadeRun(5, arm).With("mini", _ => MadeRun.Graded(1))).Results).Subject);
    }

    [Fact]
    public void A_run_that_was_cut_off_says_so() => Assert.Equal(
        ["the run did not come to its end; what it has so far counts"],
        Of(new MadeRun(5, Arm("mini")) { End = null }.With("mini", _ => MadeRun.Graded(1))).Notes);

    private static RunMeasurements Of(MadeRun run) => RunMeasurements.Of(run.Make(), Shipped);

    private static RunArm Arm(string name) => new() { Name = name, Model = Mini };
}
