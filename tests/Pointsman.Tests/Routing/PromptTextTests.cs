using System.Text;
using Xunit;

namespace Pointsman.Tests.Routing;

/// <summary>What words tell, down to the odd cases.</summary>
public sealed class PromptTextTests
{
    [Theory]
    [InlineData("Wo ist der Bahnhof?", "De")]
    [InlineData("Où est la gare, s'il vous plaît ?", "Fr")]
    [InlineData("¿Dónde está la estación?", "Es")]
    [InlineData("Gdzie jest dworzec?", "Pl")]
    [InlineData("Де вокзал? Їде потяг.", "Uk")]
    [InlineData("駅はどこですか", "Ja")]
    [InlineData("车站在哪里", "Zh")]
    [InlineData("Translate 'Wo ist der Bahnhof' into English, please, and explain the grammar of it.", "En")]
    [InlineData("用Python写一个函数", "Zh")]
    [InlineData("Hvor er stasjonen og når går toget?", "Other")]
    [InlineData("42", "Unknown")]
    [InlineData("", "Unknown")]
    public void Language_is_told_by_letters_and_common_words(string text, string language) =>
        Assert.Equal(language, Read(text).Language.ToString());

    [Theory]
    [InlineData("for i in range(3):\n    print(i)\n    total += f(i);\n", true)]
    [InlineData("int a = 1;\nint b = f(a);", true)]
    [InlineData("def f(x):\n  return x", true)]
    [InlineData("from os import path", true)]
    [InlineData("SELECT id FROM users", true)]
    [InlineData("select a colour from the list", false)]
    [InlineData("(a) the buyer pays;\n(b) the seller delivers;\n(c) both are bound;", false)]
    [InlineData("From here on we import nothing.\nImport duties rise.\nReturn the form.", false)]
    [InlineData("The class of 1998 meets; the function room is open.", false)]
    [InlineData("Write a regex for dates", true)]
    public void Code_is_lines_that_look_like_it_or_words_about_it(string text, bool code) =>
        Assert.Equal(code, (Read(text).Traits & RequestTraits.Code) != 0);

    [Theory]
    [InlineData("3x + 5 = 20", true)]
    [InlineData("2^10", true)]
    [InlineData("∫ f", true)]
    [InlineData("How many boxes hold 12 eggs if each holds 6?", true)]
    [InlineData("How many people came?", false)]
    [InlineData("The meeting is on 12-05-2024 at 14:30.", false)]
    [InlineData("C++ and a => b", false)]
    public void Maths_is_formulas_or_words_with_numbers(string text, bool maths) =>
        Assert.Equal(maths, (Read(text).Traits & RequestTraits.Maths) != 0);

    [Fact]
    public void Words_are_found_wherever_they_stand_and_however_they_are_written()
    {
        // At every place of a block, across its border, at the end, and in capitals.
        for (int before = 0; before < 130; before++)
        {
            Assert.Equal(3, Read(new string(' ', before) + "ANALYSE").Clues.Hard);
            Assert.Equal(3, Read(new string('.', before) + "bewerte.").Clues.Hard);
            Assert.Equal(2, Read(new string(' ', before) + "ROOT cause").Clues.Hard);
            Assert.Equal(3, Read(new string(' ', before) + "ÉVALUE").Clues.Hard);
            Assert.Equal(0, Read(new string('x', before + 1) + "analyse").Clues.Hard);
        }
    }

    [Fact]
    public void Of_a_long_text_the_senders_own_words_count()
    {
        string document = string.Join(' ', Enumerable.Repeat("We analyse and evaluate the strategy.", 200));
        Assert.Equal(0, Read("Give me the title of this text.\n\n" + document).Clues.Hard);
        Assert.Equal(0, Read(document + "\n\nGive me the title of this text.").Clues.Hard);
        Assert.Equal(5, Read(document + "\n\nProve that none of this holds.").Clues.Hard);
        Assert.True(Read(document).Clues.Hard > 5);
    }

    [Fact]
    public void Counts_do_not_overflow_whatever_the_words()
    {
        PromptFindings found = Read(string.Join(' ', Enumerable.Repeat("prove", 85)));
        Assert.Equal(5 * 85, found.Clues.Hard);
        Assert.Equal(TextLanguage.En, Read(string.Join(' ', Enumerable.Repeat("the", 127))).Language);
    }

    [Fact]
    public void Every_listed_word_is_found()
    {
        foreach ((PromptTopic topic, int weight, string words) in PromptWords.Topics)
        {
            foreach (string word in words.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                var window = new PromptWindow(new byte[PromptWindow.RoomFor()]);
                window.Add(word, 1);
                var scan = new PromptScan(window);
                scan.Run();
                Assert.True(scan.Topic(topic) >= weight, word);
            }
        }
    }

    [Theory]
    [InlineData(1, 500)]
    [InlineData(2, 2_000)]
    [InlineData(9, 20_000)]
    public void A_window_holds_what_it_may_and_no_half_character(int pieces, int letters)
    {
        var window = new PromptWindow(new byte[PromptWindow.RoomFor()]);
        for (int i = 0; i < Math.Min(pieces, PromptWindow.MostPieces); i++)
        {
            window.Add(string.Concat(Enumerable.Repeat("ü€😀", letters)), pieces);
        }

        Assert.InRange(window.Length, 1, PromptWindow.QuestionBytes + PromptWindow.Slack - 64);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(window.Room[..window.Length]));
    }

    private static PromptFindings Read(string text)
    {
        var question = new PromptWindow(new byte[PromptWindow.RoomFor()]);
        question.Add(text, 1);
        return PromptText.Read(question, default);
    }
}
