using Microsoft.Extensions.ObjectPool;

namespace Pointsman.Server;

/// <summary>How records of calls are made and used again.</summary>
internal sealed class CallRecordPolicy : PooledObjectPolicy<CallRecord>
{
    public override CallRecord Create() => new();

    public override bool Return(CallRecord obj)
    {
        obj.Clear();
        return true;
    }
}
