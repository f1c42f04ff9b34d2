using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Tests.Routing;

public sealed class RequestHintsTests
{
    [Theory]
    [InlineData("task", " support-2.a_b ", null)]
    [InlineData("task", "Support", "'x-pointsman-task' is 'Support'; allowed: 1 to 64 of a-z, 0-9, '-', '_' and '.'")]
    [InlineData("complexity", "medium", null)]
    [InlineData("complexity", "1", "allowed: simple, medium, complex")]
    [InlineData("urgent", "no", null)]
    [InlineData("private", "true", null)]
    [InlineData("private", "sure\n", "is 'sure'; allowed: yes, no")]
    public void A_hint_is_heard_or_refused(string name, string value, string? says)
    {
        RequestHints hints = default(RequestHints).With(name, value, "x-pointsman-" + name, out string? fault);
        Assert.Equal(says is null, fault is null);
        Assert.Contains(says ?? "", fault ?? "", StringComparison.Ordinal);
        Assert.Equal(says is not null, hints == default);
    }

    [Fact]
    public void Hints_go_over_others_one_by_one()
    {
        RequestHints header = new() { Task = "a", Urgent = false };
        RequestHints body = new() { Task = "b", Urgent = true, Private = true };
        Assert.Equal(new RequestHints { Task = "a", Urgent = false, Private = true }, header.Over(body));
    }

    [Fact]
    public void Whoever_holds_messages_gives_them_as_properties_of_the_options()
    {
        ChatOptions options = new() { AdditionalProperties = new() { ["pointsman.complexity"] = "complex" } };
        Assert.Equal(ComplexityClass.Complex, RequestFacts.Of([new(ChatRole.User, "hi")], options).Complexity);
        options.AdditionalProperties["pointsman.complexity"] = "very";
        ArgumentException wrong = Assert.Throws<ArgumentException>(
            () => RequestFacts.Of([new(ChatRole.User, "hi")], options));
        Assert.Contains("'pointsman.complexity' is 'very'", wrong.Message, StringComparison.Ordinal);
    }
}
