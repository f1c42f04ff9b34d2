using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Server.Tests.People;

public sealed class CaseTextsTests
{
    [Fact]
    public void What_is_no_text_is_named()
    {
        (IReadOnlyList<CaseMessage> messages, bool cut) = CaseTexts.Of(
        [
            new(ChatRole.System, "Be kind."),
            new(ChatRole.User, [new TextContent("What is this?"), new DataContent(new byte[] { 1 }, "image/png")]),
            new(ChatRole.Assistant, [new FunctionCallContent("1", "look")]),
            new(ChatRole.Tool, [new FunctionResultContent("1", "a horse")]),
        ]);
        Assert.Equal(
            [
                new("system", "Be kind."), new("user", "What is this?\n[image/png]"), new("assistant", "[calls look]"),
                new("tool", "a horse"),
            ],
            messages);
        Assert.False(cut);
    }

    [Fact]
    public void Of_a_conversation_that_is_too_long_the_newest_is_kept()
    {
        string half = new('x', CaseTexts.MostCharacters / 2);
        (IReadOnlyList<CaseMessage> messages, bool cut) = CaseTexts.Of(
        [
            new(ChatRole.User, "first"), new(ChatRole.User, half + "y"), new(ChatRole.User, half),
        ]);
        Assert.True(cut);
        Assert.Equal([half.Length + 2, half.Length], messages.Select(message => message.Text.Length));
        Assert.EndsWith("y", messages[0].Text, StringComparison.Ordinal);
    }
}
