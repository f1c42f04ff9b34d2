using System.Text.Json;
using Xunit;

namespace Pointsman.Evaluation.Tests.Sampling;

public sealed class TrafficSamplerTests
{
    [Fact]
    public void Each_part_of_the_traffic_is_drawn_in_proportion()
    {
        TrafficSample sample = Draw(
            new SampleOptions { Count = 20 },
            [.. Many("support", 140), .. Many("sales", 55), .. Many("rare", 5)]);
        Assert.Equal(
            ["rare 5 1", "sales 55 5", "support 140 14"],
            sample.Strata.Select(part => $"{part.Name} {part.Questions} {part.Drawn}"));
        Assert.Equal(
            [("rare", 1), ("sales", 5), ("support", 14)],
            sample.Cases.GroupBy(one => one.Category!).OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Count())));
    }

    [Fact]
    public void The_same_seed_draws_the_same_whatever_the_order_and_another_draws_others()
    {
        RecordedRequest[] all = [.. Many("support", 300)];
        string[] first = Ids(Draw(new SampleOptions { Count = 30 }, all));
        Assert.Equal(first, Ids(Draw(new SampleOptions { Count = 30 }, [.. all.Reverse()])));
        Assert.NotEqual(first, Ids(Draw(new SampleOptions { Count = 30, Seed = 2 }, all)));
        Assert.Equal(first.Order(StringComparer.Ordinal), first);
    }

    [Fact]
    public void Every_question_is_as_likely_as_the_others()
    {
        RecordedRequest[] all = [.. Many("support", 20)];
        var drawn = Enumerable.Range(1, 2_000)
            .SelectMany(seed => Ids(Draw(new SampleOptions { Count = 5, Seed = (ulong)seed }, all)))
            .GroupBy(id => id).ToDictionary(group => group.Key, group => group.Count());

        // 500 each on average; 5 standard deviations are 97.
        Assert.Equal(20, drawn.Count);
        Assert.All(drawn.Values, count => Assert.InRange(count, 403, 597));
    }

    [Fact]
    public void What_asks_the_same_counts_once_and_is_counted()
    {
        TrafficSample sample = Draw(
            new SampleOptions(), Ask("How much  is it?"), Ask("how much is it"), Ask("HOW MUCH IS IT ?!"),
            Ask("How much was it?"), Ask("How much is it?", route: "sales"));
        Assert.Equal((5, 2, 3), (sample.Requests, sample.Duplicates, sample.Cases.Count));
        Assert.Equal([3, 1, 1], sample.Cases.Select(one => one.Values["asked"].GetInt32()).OrderDescending());
    }

    [Fact]
    public void A_question_that_ends_in_half_a_letter_is_drawn_too()
    {
        TrafficSample sample = Draw(new SampleOptions(), Ask("How much \ud83d"), Ask("how much \ud83d?"));
        Assert.Equal((1, 1), (sample.Cases.Count, sample.Duplicates));
    }

    [Fact]
    public void Instructions_do_not_make_two_questions_of_one_and_what_was_said_before_does()
    {
        TrafficSample sample = Draw(
            new SampleOptions(),
            Talk(("system", "It is Monday."), ("user", "Why?")), Talk(("system", "It is Tuesday."), ("user", "Why?")),
            Talk(("user", "It rains."), ("assistant", "Yes."), ("user", "Why?")));
        Assert.Equal((1, 2), (sample.Duplicates, sample.Cases.Count));
    }

    [Fact]
    public void A_case_has_the_question_what_came_before_and_the_answer_that_was_given_as_a_value()
    {
        RecordedRequest asked =
            Talk(("system", "Be brief."), ("user", "Hi."), ("assistant", "Hello."), ("user", "Why?"));
        Case one = Assert.Single(Draw(new SampleOptions(), asked with
        {
            Answer = "Because.", Model = "openai/gpt-4o", Outcome = "completed", Cost = new Usd(0.002m),
            Latency = TimeSpan.FromMilliseconds(812),
        }).Cases);
        Assert.Equal(
            """
            {"id":"dec_1","input":"Why?","reference":"Because.","route":"support","model":"openai/gpt-4o",
            "outcome":"completed","usd":0.002,"ms":812,"asked":1,"messages":[{"role":"system","content":"Be brief."},
            {"role":"user","content":"Hi."},{"role":"assistant","content":"Hello."}],"category":"support",
            "tags":["recorded"]}
            """.ReplaceLineEndings(""),
            RecordedCase.Line(one));
        Assert.Null(one.Expected);
        using var line = JsonDocument.Parse(RecordedCase.Line(one));
        Case read = CaseReader.Read(line.RootElement, "recorded.jsonl:1", 1, ".").Case!;
        Assert.Equal(("dec_1", "Because.", "support"),
            (read.Id, read.Values["reference"].GetString(), read.Category));
    }

    [Fact]
    public void Requests_of_one_conversation_are_one_cluster()
    {
        TrafficSample sample = Draw(
            new SampleOptions(),
            Ask("Hi.") with { Answer = "Hello." },
            Talk(("user", "Hi."), ("assistant", "Hello."), ("user", "Why?")) with { Id = "dec_2" },
            Talk(("user", "Hi."), ("assistant", "Good day."), ("user", "Why not?")) with { Id = "dec_3" },
            Ask("One.") with { Id = "dec_4", Session = "c7" }, Ask("Two.") with { Id = "dec_5", Session = "c7" },
            Ask("Three.") with { Id = "dec_6", Session = "c8" });
        Assert.Equal(
            ["conversation 1", "conversation 1", null, "conversation 2", "conversation 2", null],
            sample.Cases.Select(one => one.Cluster));
        Assert.DoesNotContain("c7", string.Concat(sample.Cases.Select(RecordedCase.Line)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SampleBy.Route, "support")]
    [InlineData(SampleBy.Model, "openai/gpt-4o")]
    [InlineData(SampleBy.Tag, "team=a, tier=[email]")]
    [InlineData(SampleBy.Outcome, "completed")]
    [InlineData(SampleBy.Length, "200 to 999 characters")]
    [InlineData(SampleBy.Hour, "09:00 UTC")]
    public void Requests_are_divided_by_what_is_wished(SampleBy by, string category)
    {
        RecordedRequest asked = Ask(new string('x', 250)) with
        {
            Model = "openai/gpt-4o", Outcome = "completed", Tags = ["tier=ann@example.com", "team=a"],
        };
        Assert.Equal(category, Assert.Single(Draw(new SampleOptions { By = by }, asked).Cases).Category);
    }

    [Fact]
    public void What_is_masked_leaves_neither_with_question_nor_answer_nor_what_came_before()
    {
        TrafficSample sample = Draw(
            new SampleOptions(),
            Talk(("system", "a@example.com"), ("user", "b@example.com"), ("assistant", "c@example.com"),
                ("user", "d@example.com")) with { Answer = "e@example.com" });
        Assert.DoesNotContain("@", RecordedCase.Line(sample.Cases[0]), StringComparison.Ordinal);
        Assert.Equal(5, sample.Masked[MaskKind.Email]);
    }

    private static TrafficSample Draw(SampleOptions options, params RecordedRequest[] requests)
    {
        var sampler = new TrafficSampler(options);
        foreach (RecordedRequest request in requests)
        {
            sampler.Add(request);
        }

        return sampler.Draw();
    }

    private static IEnumerable<RecordedRequest> Many(string route, int count) => Enumerable.Range(0, count)
        .Select(at => Ask($"question {at} of {route}", route) with { Id = $"dec_{route}{at:0000}" });

    private static RecordedRequest Ask(string question, string route = "support") =>
        Talk(("user", question)) with { Route = route };

    private static RecordedRequest Talk(params (string Role, string Text)[] messages) => new()
    {
        Id = "dec_1",
        Started = new DateTimeOffset(2026, 11, 21, 9, 30, 0, TimeSpan.Zero),
        Route = "support",
        Messages = [.. messages.Select(message => new RecordedMessage(message.Role, message.Text))],
    };

    private static string[] Ids(TrafficSample sample) => [.. sample.Cases.Select(one => one.Id)];
}
