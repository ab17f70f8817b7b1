using Certify.Tests.Support;
using NUnit.Framework;

namespace Certify.Tests;

/// <summary>Runs once after all tests.</summary>
[SetUpFixture]
public sealed class NpmFolderRemoval
{
    [OneTimeTearDown]
    public void Remove() => NpmFolder.RemoveOwn();
}
