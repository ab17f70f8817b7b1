namespace Certify.ServiceInterface.Capabilities.Certifications;

/// <summary>What one kind of question may cost.</summary>
/// <param name="Name">Under which its money is counted: the vendor's name of the action.</param>
/// <param name="CallsADay">Billed calls a day; null for no end.</param>
public sealed record VendorBudget(string Name, long? CallsADay);

/// <summary>The budgets that the operator set, by provider and API.</summary>
public sealed class VendorBudgets(IReadOnlyDictionary<(string Provider, string Api), VendorBudget> budgets)
{
    public VendorBudget Of(string provider, string api) => budgets.GetValueOrDefault((provider, api)) ?? new VendorBudget(api, null);
}
