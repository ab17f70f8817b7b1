namespace Certify.ServiceInterface.Providers.Aliyun.Identity;

/// <summary>Bound from <c>Certify:Aliyun:Identity</c>.</summary>
public sealed class IdentityOptions
{
    /// <summary>Where the card's period was read, asks for name, number and period in one call instead of for the first two.</summary>
    public bool CheckPeriod { get; set; }
}
