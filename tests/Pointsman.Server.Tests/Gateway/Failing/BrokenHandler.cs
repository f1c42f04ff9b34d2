namespace Pointsman.Server.Tests.Gateway;

/// <summary>
/// What a bug in the gateway looks like: an exception that no failure of an upstream explains, with the prompt in its
/// message. Thrown at once, or, where a test asks for it, in the middle of a stream when the test says so.
/// </summary>
internal sealed class BrokenHandler(HttpMessageHandler inner, TaskCompletionSource? midway) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (midway is null)
        {
            throw new NotSupportedException(Speech.Question);
        }

        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        var content = new StreamContent(
            new BrokenStream(await response.Content.ReadAsStreamAsync(cancellationToken), midway.Task));
        content.Headers.ContentType = response.Content.Headers.ContentType;
        response.Content = content;
        return response;
    }

    private sealed class BrokenStream(Stream inner, Task broken) : Stream
    {
        private bool _begun;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!_begun)
            {
                _begun = true;
                return await inner.ReadAsync(buffer, cancellationToken);
            }

            await broken.WaitAsync(cancellationToken);
            throw new NotSupportedException(Speech.Question);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
