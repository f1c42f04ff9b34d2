using System.Net;

namespace Pointsman.Server.Tests.Configuration.Discovering;

/// <summary>A machine on whose ports these answers are given, and on whose other ports nobody listens.</summary>
internal sealed class LocalMachine(params (int Port, string Path, string Body)[] answers) : HttpMessageHandler
{
    /// <summary>The addresses that were asked.</summary>
    public List<Uri> Asked { get; } = [];

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (Asked)
        {
            Asked.Add(request.RequestUri!);
        }

        (int port, string path, string body) = answers.FirstOrDefault(one => one.Port == request.RequestUri!.Port);
        if (port == 0)
        {
            throw new HttpRequestException("connection refused");
        }

        return Task.FromResult(request.RequestUri!.AbsolutePath == path
            ? new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) }
            : new HttpResponseMessage(HttpStatusCode.NotFound));
    }
}
