using Xunit;

namespace Pointsman.Tests.Routing;

public sealed class ComplexityTests
{
    private static readonly RequestFacts Nothing = new() { Clues = new TextClues { Words = 10 } };

    [Fact]
    public void What_asks_for_nothing_is_simple()
    {
        Complexity found = Complexity.Of(Nothing);
        Assert.Equal((ComplexityClass.Simple, 0), (found.Class, found.Points));
        Assert.Equal("simple: nothing counted", found.ToString());
    }

    [Theory]
    [InlineData(0, ComplexityClass.Simple)]
    [InlineData(Complexity.MediumPoints - 1, ComplexityClass.Simple)]
    [InlineData(Complexity.MediumPoints, ComplexityClass.Medium)]
    [InlineData(Complexity.ComplexPoints - 1, ComplexityClass.Medium)]
    [InlineData(Complexity.ComplexPoints, ComplexityClass.Complex)]
    public void The_class_follows_from_the_points(int hard, ComplexityClass wanted)
    {
        RequestFacts facts = Nothing with { Clues = Nothing.Clues with { Hard = (ushort)hard } };
        Assert.Equal((wanted, hard), (Complexity.Of(facts).Class, Complexity.Of(facts).Points));
        Assert.Equal(wanted, facts.Complexity);
    }

    [Fact]
    public void The_evidence_adds_up_to_the_points_and_says_what_counted()
    {
        RequestFacts facts = new()
        {
            Tokens = 3_400, Tools = 2, Effort = 5, Traits = RequestTraits.Code | RequestTraits.Maths,
            Clues = new TextClues { Words = 70, Hard = 3, Work = 2, Brief = 1, Items = 6, Questions = 3 },
        };
        Complexity found = Complexity.Of(facts);
        Assert.Equal(found.Points, found.Evidence.Sum(one => one.Points));
        Assert.Equal(
            "complex: words of weighing, proof or design +3, words of composing or explaining +2, "
            + "asks for a short answer -2, 70 words in the question +3, 3,400 tokens +2, code +1, maths +2, "
            + "6 items in a list +1, 3 questions +1, 2 tools +1, the effort asked for +2",
            found.ToString());
    }

    [Fact]
    public void What_the_sender_says_is_the_class()
    {
        RequestFacts facts = Nothing with { Hints = new() { Complexity = ComplexityClass.Medium } };
        Assert.Equal(ComplexityClass.Medium, facts.Complexity);
        Assert.Equal("medium: said by the sender", Complexity.Of(facts).ToString());
    }

    [Fact]
    public void More_of_what_makes_it_harder_never_makes_it_easier()
    {
        for (ushort count = 0; count < 40; count++)
        {
            ushort next = (ushort)(count + 1);
            TextClues less = Nothing.Clues with { Hard = count, Work = count, Words = count };
            TextClues more = Nothing.Clues with { Hard = next, Work = next, Words = next };
            Assert.True(Complexity.Of(Nothing with { Clues = less }).Points
                <= Complexity.Of(Nothing with { Clues = more }).Points);
        }
    }
}
