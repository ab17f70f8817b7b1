using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests;

/// <summary>Runs once after all tests.</summary>
[SetUpFixture]
public sealed class VendorOracleRemoval
{
    [OneTimeTearDown]
    public void Remove() => VendorOracle.Remove();
}
