namespace Pointsman;

/// <summary>Reads what the words of a prompt tell, the same for bytes and for messages.</summary>
public static class PromptText
{
    // A word of its own is enough; others need company.
    private const int MathsWord = 4;

    /// <summary>
    /// Reads the last question and the instructions. <paramref name="fenced"/> says that code in fences was found, so
    /// that its signs are not taken for formulas.
    /// </summary>
    public static PromptFindings Read(in PromptWindow question, in PromptWindow instructions, bool fenced = false)
    {
        var asked = new PromptScan(question);
        asked.Run();
        int brief = asked.Topic(PromptTopic.Brief);
        if (instructions.Length > 0)
        {
            var told = new PromptScan(instructions);
            told.Run();
            brief += told.Topic(PromptTopic.Brief);
        }

        bool code = fenced || asked.CodeLines > 1
            || (asked.Topic(PromptTopic.Tongue) > 0 && asked.Topic(PromptTopic.Part) > 0);
        return new PromptFindings(
            new TextClues
            {
                Words = Small(asked.Words),
                Hard = Small(asked.Topic(PromptTopic.Hard)),
                Work = Small(asked.Topic(PromptTopic.Work)),
                Brief = Small(brief),
                Questions = Small(asked.Questions),
                Items = Small(asked.Items),
                Numbers = Small(asked.Numbers),
                CodeLines = Small(asked.CodeLines),
            },
            (code ? RequestTraits.Code : 0)
                | (IsMaths(asked, code) ? RequestTraits.Maths : 0)
                | (asked.Topic(PromptTopic.Urgent) > 1 ? RequestTraits.Urgent : 0),
            asked.Language());
    }

    private static bool IsMaths(in PromptScan asked, bool code)
    {
        int words = asked.Topic(PromptTopic.Maths);
        return words >= MathsWord
            || (words + asked.Percents > 0 && asked.Numbers > 1)
            || (!code && asked.Formulas > 0);
    }

    private static ushort Small(int count) => (ushort)Math.Min(count, ushort.MaxValue);
}
