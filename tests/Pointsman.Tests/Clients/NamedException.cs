using System.Net;

namespace Pointsman.Tests.Clients;

/// <summary>As Anthropic's library tells a status: by the framework's names.</summary>
internal sealed class NamedException(int status) : Exception($"status {status}")
{
    public HttpStatusCode StatusCode { get; } = (HttpStatusCode)status;
}
