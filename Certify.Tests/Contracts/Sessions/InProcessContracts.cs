using Certify.ServiceInterface.Sessions;
using Certify.ServiceInterface.Sessions.InProcess;

namespace Certify.Tests.Contracts.Sessions;

public sealed class InProcessSessionStoreTests : SessionStoreContract
{
    public InProcessSessionStoreTests() => Store = new InProcessSessionStore(Time);

    protected override int Rounds => 1000;

    protected override ISessionStore Store { get; }
}

public sealed class InProcessCodeStoreTests : CodeStoreContract
{
    public InProcessCodeStoreTests() => Store = new InProcessCodeStore(Time);

    protected override int Rounds => 1000;

    protected override ICodeStore Store { get; }
}

public sealed class InProcessBudgetsTests : BudgetsContract
{
    public InProcessBudgetsTests() => Budgets = new InProcessBudgets(Time);

    protected override int Rounds => 1000;

    protected override IBudgets Budgets { get; }
}
