using System.Net;

namespace Pointsman.Server;

/// <summary>
/// The client's body with the model's name replaced and, where usage has to be asked for, the option set; all other
/// bytes are the client's own and are not copied.
/// </summary>
internal sealed class SplicedContent : HttpContent
{
    private readonly ReadOnlyMemory<byte> _body;
    private readonly Splice _first;
    private readonly Splice _second;

    /// <summary>Splices are in the order of their place.</summary>
    public SplicedContent(ReadOnlyMemory<byte> body, Splice first, Splice second)
    {
        _body = body;
        _first = first;
        _second = second;
    }

    /// <summary>Whether all of it is on its way, so that its bytes are not needed any more.</summary>
    public bool IsSent { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length + _first.Grows + _second.Grows;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(
        Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        int at = 0;
        if (_first.Length + _first.Text.Length > 0)
        {
            await stream.WriteAsync(_body[..(_first.At)], cancellationToken);
            await stream.WriteAsync(_first.Text, cancellationToken);
            at = _first.At + _first.Length;
        }

        if (_second.Length + _second.Text.Length > 0)
        {
            await stream.WriteAsync(_body[at.._second.At], cancellationToken);
            await stream.WriteAsync(_second.Text, cancellationToken);
            at = _second.At + _second.Length;
        }

        await stream.WriteAsync(_body[at..], cancellationToken);
        IsSent = true;
    }
}
