using System.Text;
using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>The pieces of one streamed answer, as its bytes come in.</summary>
internal sealed class ProviderPieces(UpdateReader reader, int mostBytes, string provider) : IDisposable
{
    private readonly ServerSentEventReader _events = new(mostBytes);
    private readonly List<ChatResponseUpdate> _updates = [];
    private WireError? _broken;

    /// <summary>Reads what is there next; false when nothing follows.</summary>
    public async Task<bool> ReadAsync(Stream body, CancellationToken cancel)
    {
        int read;
        try
        {
            read = await body.ReadAsync(_events.Free(), cancel).ConfigureAwait(false);
        }
        catch (IOException) when (reader.IsComplete && !cancel.IsCancellationRequested)
        {
            // What breaks behind the end takes nothing from the answer.
            read = 0;
        }
        catch (IOException broken) when (!cancel.IsCancellationRequested)
        {
            _broken = Cut(broken.Message);
            read = 0;
        }

        _events.Advance(read);
        while (reader.Error is null && _events.TryRead(out ServerSentEvent next))
        {
            Take(next);
        }

        if (_events.IsOverlong)
        {
            _broken = new WireError(502, ErrorCode.UpstreamFailed,
                $"An event of the answer is longer than {mostBytes} bytes; raise "
                + $"{nameof(ProviderChatClientOptions)}.{nameof(ProviderChatClientOptions.MostBytes)}.");
        }

        bool more = read > 0 && reader.Error is null && _broken is null;
        if (!more)
        {
            End();
        }

        return more;
    }

    /// <summary>What has come since the last time.</summary>
    public List<ChatResponseUpdate> Take()
    {
        var come = new List<ChatResponseUpdate>(_updates.Count);
        foreach (ChatResponseUpdate update in _updates)
        {
            if (!HasDelta(update.Contents))
            {
                come.Add(update);
                continue;
            }

            // Calls follow whole; their pieces are for whoever passes them on.
            List<AIContent> kept = [.. update.Contents.Where(content => content is not ToolCallDelta)];
            if (kept.Count > 0)
            {
                update.Contents = kept;
                come.Add(update);
            }
        }

        _updates.Clear();
        return come;
    }

    /// <summary>Throws when the answer is not whole, once all that came of it has been taken.</summary>
    public void ThrowIfBroken()
    {
        if (_broken is not null)
        {
            throw new ProviderException(provider, _broken);
        }
    }

    public void Dispose() => _events.Dispose();

    private static bool HasDelta(IList<AIContent> contents)
    {
        for (int at = 0; at < contents.Count; at++)
        {
            if (contents[at] is ToolCallDelta)
            {
                return true;
            }
        }

        return false;
    }

    private void End()
    {
        if (_broken is null && reader.Error is null && _events.TryReadRest(out ServerSentEvent rest))
        {
            Take(rest);
        }

        reader.End(_updates);
        _broken ??= reader.Error
            ?? (!reader.IsComplete ? Cut("it ended before its end")
                : reader.BadEvents > 0 ? Cut($"{reader.BadEvents} of its events cannot be read")
                : null);
    }

    private void Take(in ServerSentEvent next)
    {
        if (!next.Data.IsEmpty)
        {
            string? name = next.Name.IsEmpty ? null : Encoding.UTF8.GetString(next.Name);
            reader.Read(name, next.DataMemory, _updates);
        }
    }

    private static WireError Cut(string why) =>
        new(502, ErrorCode.UpstreamFailed, $"The answer is not whole: {why}.");
}
