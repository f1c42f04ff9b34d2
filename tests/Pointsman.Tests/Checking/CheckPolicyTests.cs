using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Checking;

public sealed class CheckPolicyTests
{
    private static readonly CheckPolicy Policy = new();

    [Fact]
    public void What_passes_is_accepted_as_it_is()
    {
        CheckStep step = Next("""{ "name": "Ann" }""");
        Assert.Equal((CheckStepKind.Accept, """{ "name": "Ann" }"""), (step.Kind, step.Text));
    }

    [Fact]
    public void What_can_be_repaired_is_accepted_repaired()
    {
        CheckReport report = Checks().RunOrRepair(new CheckedAnswer("Sure:\n```json\n{'name': 'Ann',}\n```"));
        Assert.Equal("""{"name":"Ann"}""", Policy.Next(report, 1).Text);
        Assert.Equal(
            JsonRepairs.Fence | JsonRepairs.Preamble | JsonRepairs.SingleQuotes | JsonRepairs.TrailingComma,
            report.Repairs);
    }

    [Fact]
    public void Without_repairing_a_fence_is_an_error() =>
        Assert.False(Checks().Run(new CheckedAnswer("```json\n{\"name\": \"Ann\"}\n```")).Passed);

    [Fact]
    public void A_failure_is_told_to_the_model_with_every_error()
    {
        CheckStep step = Next("""{"name": 1, "age": "x"}""");
        Assert.Equal(CheckStepKind.Retry, step.Kind);
        Assert.Equal(ChatRole.User, step.Message!.Role);
        Assert.Equal(
            "Your answer cannot be used:\n"
            + "- schema: /name: found the number 1, allowed is the type string; "
            + "the answer: found the property 'age', allowed is name\n"
            + "Answer again, whole and without these errors. "
            + "Give the JSON alone: no fence, no comment, nothing before or behind it.",
            step.Message.Text);
    }

    [Fact]
    public void A_text_that_was_repaired_and_still_is_wrong_is_judged_as_repaired()
    {
        CheckReport report = Checks().RunOrRepair(new CheckedAnswer("{'name': 1}"));
        Assert.Equal(("""{"name":1}""", false), (report.Answer.Text, report.Passed));
        Assert.Equal(CheckStepKind.Retry, Policy.Next(report, 1).Kind);
    }

    [Fact]
    public void A_truncated_answer_is_asked_for_again_unless_a_part_is_allowed()
    {
        var cut = new CheckedAnswer("""{"name": "An""");
        Assert.Equal(CheckStepKind.Retry, Policy.Next(Checks().RunOrRepair(cut), 1).Kind);
        CheckReport allowed = Checks().RunOrRepair(cut, new JsonRepairOptions { AllowTruncated = true });
        Assert.Equal(("""{"name":"An"}""", JsonRepairs.TruncatedTail), (Policy.Next(allowed, 1).Text, allowed.Repairs));
    }

    [Theory]
    [InlineData(1, 1, AfterFailure.Escalate, CheckStepKind.Retry)]
    [InlineData(1, 2, AfterFailure.Escalate, CheckStepKind.Escalate)]
    [InlineData(1, 2, AfterFailure.Fail, CheckStepKind.Fail)]
    [InlineData(1, 2, AfterFailure.Retry, CheckStepKind.Escalate)]
    [InlineData(0, 1, AfterFailure.Escalate, CheckStepKind.Escalate)]
    [InlineData(3, 3, AfterFailure.Escalate, CheckStepKind.Retry)]
    [InlineData(99, 5, AfterFailure.Escalate, CheckStepKind.Retry)]
    [InlineData(99, 6, AfterFailure.Escalate, CheckStepKind.Escalate)]
    public void After_the_retries_comes_the_next_model_or_nothing(
        int retries, int tries, AfterFailure otherwise, CheckStepKind kind)
    {
        var policy = new CheckPolicy { Retries = retries, Otherwise = otherwise };
        CheckStep step = policy.Next(Checks().Run(new CheckedAnswer("{}")), tries);
        Assert.Equal(kind, step.Kind);
        Assert.Equal("schema: the answer: found no property 'name', allowed is an object that has it", step.Reason);
    }

    [Theory]
    [InlineData(AfterFailure.Retry, CheckStepKind.Retry)]
    [InlineData(AfterFailure.Escalate, CheckStepKind.Escalate)]
    [InlineData(AfterFailure.Fail, CheckStepKind.Fail)]
    public void A_check_may_ask_for_more_than_a_retry(AfterFailure then, CheckStepKind kind)
    {
        var checks = new OutputChecks([new LengthCheck(LengthUnit.Words, most: 2), new RefusalCheck { Then = then }]);
        Assert.Equal(kind, Policy.Next(checks.Run(new CheckedAnswer("I can't help with that.")), 1).Kind);
    }

    [Fact]
    public void A_retry_quotes_a_bounded_part_of_the_errors()
    {
        var checks = new OutputChecks([new CustomCheck("long", _ => new string('x', 100_000))]);
        CheckStep step = Policy.Next(checks.Run(new CheckedAnswer("a")), 1);
        Assert.InRange(step.Message!.Text.Length, CheckPolicy.MostQuoted, CheckPolicy.MostQuoted + 200);
        Assert.InRange(step.Reason!.Length, 1, CheckPolicy.MostQuoted);
    }

    [Fact]
    public void All_checks_are_asked_in_order()
    {
        var checks = new OutputChecks(
            [new CompleteCheck(), new LengthCheck(LengthUnit.Words, 3), new RefusalCheck()]);
        Assert.Equal(["complete", "length", "refusal"], checks.Names);
        CheckReport report = checks.Run(new CheckedAnswer(""));
        Assert.Equal(["complete", "length"], report.Failures.Select(failure => failure.Check));
        Assert.Equal(3, report.Results.Count);
    }

    [Fact]
    public void Text_is_not_repaired_where_nobody_asked_for_json()
    {
        CheckReport report = new OutputChecks([new LengthCheck(LengthUnit.Words, 9)]).RunOrRepair(new("{'a': 1}"));
        Assert.Equal(("{'a': 1}", JsonRepairs.None), (report.Answer.Text, report.Repairs));
    }

    [Fact]
    public void Too_many_checks_are_refused() => Assert.Throws<ArgumentException>(
        () => new OutputChecks([.. Enumerable.Repeat(new CompleteCheck(), OutputChecks.Most + 1)]));

    private static CheckStep Next(string text) => Policy.Next(Checks().RunOrRepair(new CheckedAnswer(text)), 1);

    private static OutputChecks Checks() => new([new SchemaCheck(Schemas.Schema.Read(
        """
        {"type":"object","required":["name"],"additionalProperties":false,"properties":{"name":{"type":"string"}}}
        """))]);
}
