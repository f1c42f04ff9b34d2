using Xunit;

namespace Pointsman.Faults.Tests.Behaviours;

public sealed class BehaviourReaderTests
{
    [Theory]
    [InlineData("mock-small")]
    [InlineData("provider/mock-small")]
    [InlineData("mock--small-")]
    public void An_unknown_word_is_kept_and_changes_nothing(string name)
    {
        Behaviour read = BehaviourReader.Read(name, attempt: 1);
        Assert.Equal(["small"], read.Unknown);
        Assert.Equal(Behaviour.Plain, read with { Unknown = Behaviour.Plain.Unknown });
    }

    [Fact]
    public void A_name_without_mock_is_a_plain_model() =>
        Assert.Equal(Behaviour.Plain, BehaviourReader.Read("gpt-500", attempt: 1));

    [Theory]
    [InlineData("mock-n5-g20-d7", 5, 20, 7)]
    [InlineData("x,mock-d7-g20-n5", 5, 20, 7)]
    [InlineData("mock-n99999999999", 8, 0, 0)]
    [InlineData("mock-n-1", 8, 0, 0)]
    public void Numbers_follow_their_word(string name, int chunks, int gap, int delay)
    {
        Behaviour read = BehaviourReader.Read(name, attempt: 1);
        Assert.Equal((chunks, gap, delay), (read.Chunks, read.GapMs, read.DelayMs));
    }

    [Theory]
    [InlineData("mock-600")]
    [InlineData("mock-299")]
    [InlineData("mock-fail99x2")]
    [InlineData("mock-failx2")]
    public void What_is_no_status_is_a_name(string name) =>
        Assert.Single(BehaviourReader.Read(name, attempt: 1).Unknown);

    [Fact]
    public void Every_word_of_the_list_is_read()
    {
        foreach (Token token in Tokens.Groups.SelectMany(group => group.Tokens))
        {
            string word = token.Form.Replace("NNN", "500", StringComparison.Ordinal)
                .Replace('N', '5').Replace('K', '2');
            Assert.Empty(BehaviourReader.Read("mock-" + word, attempt: 1).Unknown);
        }
    }

    [Fact]
    public void No_two_words_are_alike()
    {
        List<Token> all = [.. Tokens.Groups.SelectMany(group => group.Tokens)];
        Assert.Equal(all.Count, all.Select(token => token.Form).Distinct().Count());
        foreach (Token token in all.Where(token => token.Form is not "NNN" and not "failNNNxK"))
        {
            string word = token.Form.Replace('N', '5');
            Assert.Single(all, other => other.Form != "NNN" && other.Try(Behaviour.Plain, word) is not null);
        }
    }
}
