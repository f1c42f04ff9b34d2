namespace Pointsman.Server;

/// <summary>An answer as a client got it, whole or as the events of its stream.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="ContentType">What they are.</param>
/// <param name="Target">Who gave it.</param>
/// <param name="Until">When it ends to hold, in milliseconds of the gateway's clock.</param>
internal sealed record CachedAnswer(byte[] Body, string ContentType, string Target, long Until);
