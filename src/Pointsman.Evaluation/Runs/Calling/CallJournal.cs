namespace Pointsman.Evaluation;

/// <summary>Writes down that a call was begun, before it is, and that it gave no answer.</summary>
/// <param name="Writer">The run's file.</param>
/// <param name="Cell">The cell that it is made for.</param>
/// <param name="Key">Which of the calls beside the answer it is; null for the one that answers.</param>
internal readonly record struct CallJournal(RunWriter Writer, Cell Cell, string? Key = null)
{
    /// <summary>The call goes out.</summary>
    public void Began(Usd bound) => Writer.Write(RunLines.Began(Cell, Key, bound));

    /// <summary>It failed; it may have cost so much all the same.</summary>
    public void Failed(string kind, Usd bound) => Writer.Write(RunLines.Attempt(Cell, Key, kind, bound));
}
