using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>
/// A copy of what the client gets, made once for all who want one: some need it whole or not at all, others are content
/// with its beginning.
/// </summary>
internal sealed class AnswerCopy : IDisposable
{
    private readonly PooledBytes _bytes = new();
    private long _whole;
    private int _beginning;

    /// <summary>How many bytes the client got, copied or not.</summary>
    public long Length { get; private set; }

    /// <summary>Whether all of it is here.</summary>
    public bool IsWhole => _bytes.Count == Length;

    /// <summary>What is here.</summary>
    public ReadOnlySpan<byte> Span => _bytes.Span;

    /// <summary>Asks for all of it, as long as it is no larger than this.</summary>
    public void KeepWhole(long most) => _whole = Math.Max(_whole, most);

    /// <summary>Asks for the first bytes of it, however large it is.</summary>
    public void KeepBeginning(int most) => _beginning = Math.Max(_beginning, most);

    /// <summary>Adds what the client is sent.</summary>
    public void Add(ReadOnlySpan<byte> part)
    {
        bool wasWhole = IsWhole;
        Length += part.Length;
        if (wasWhole && Length <= Math.Max(_whole, _beginning))
        {
            _bytes.Add(part);
            return;
        }

        if (_beginning > _bytes.Count)
        {
            _bytes.Add(part[..Math.Min(part.Length, _beginning - _bytes.Count)]);
        }
        else if (_beginning == 0)
        {
            _bytes.Dispose();
        }
    }

    public void Dispose() => _bytes.Dispose();
}
