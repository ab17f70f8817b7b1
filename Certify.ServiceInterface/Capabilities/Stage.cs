using Certify.ServiceInterface.Domain;

namespace Certify.ServiceInterface.Capabilities;

/// <summary>The setting in which every act takes place: the time, and what the operator chose.</summary>
public sealed class Stage(TimeProvider clock, Settings settings)
{
    public DateTimeOffset Now => Clock.GetUtcNow();

    public TimeProvider Clock { get; } = clock;

    public Settings Settings { get; } = settings;
}
