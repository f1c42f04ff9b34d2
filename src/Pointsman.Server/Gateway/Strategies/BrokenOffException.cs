using Pointsman.Providers;

namespace Pointsman.Server;

/// <summary>The pieces of an answer broke off after some had gone out.</summary>
internal sealed class BrokenOffException(WireError error) : Exception(error.Message)
{
    public WireError Error => error;
}
