using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>The calls of a run's file that went out and of which nothing more is known, yet.</summary>
internal sealed class OpenCalls
{
    private readonly Dictionary<(Cell Cell, string? Key), Usd> _open = [];
    private Usd _doubtful;

    /// <summary>Calls that were made again though nobody knew how they ended.</summary>
    public int AskedAgain { get; private set; }

    /// <summary>The most that may have been paid twice for them.</summary>
    public Usd PaidTwiceAtMost { get; private set; }

    /// <summary>Calls that were refused for their pace.</summary>
    public int Refused { get; private set; }

    /// <summary>The most that calls without an answer may have cost.</summary>
    public Usd Doubtful
    {
        get
        {
            Usd sum = _doubtful;
            foreach (Usd bound in _open.Values)
            {
                sum += bound;
            }

            return sum;
        }
    }

    /// <summary>A call went out.</summary>
    public void Began(Cell cell, JsonElement line)
    {
        (Cell, string?) call = (cell, Key(line));
        if (_open.Remove(call, out Usd bound))
        {
            AskedAgain++;
            PaidTwiceAtMost += bound;
            _doubtful += bound;
        }

        _open[call] = Usd(line, "max_usd");
    }

    /// <summary>A call gave no answer.</summary>
    public void Failed(Cell cell, JsonElement line)
    {
        _open.Remove((cell, Key(line)));
        _doubtful += Usd(line, "max_usd");
        Refused += line.TryGetProperty("kind", out JsonElement kind) && kind.ValueEquals("429") ? 1 : 0;
    }

    /// <summary>A call was answered, at a cost that the line tells or does not.</summary>
    public void Answered(Cell cell, JsonElement line)
    {
        bool isRemembered = line.TryGetProperty("remembered", out JsonElement cached) && cached.GetBoolean();
        if (_open.Remove((cell, Key(line)), out Usd bound) && (isRemembered || !line.TryGetProperty("usd", out _)))
        {
            _doubtful += bound;
        }
    }

    /// <summary>A cell failed for good.</summary>
    public void Ended(Cell cell) => _open.Remove((cell, null));

    private static string? Key(JsonElement line) => RunHeaderJson.Text(line, "key");

    private static Usd Usd(JsonElement line, string name) =>
        line.TryGetProperty(name, out JsonElement value) ? new Usd(value.GetDecimal()) : Pointsman.Usd.Zero;
}
