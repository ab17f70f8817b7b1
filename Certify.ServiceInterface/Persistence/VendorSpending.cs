namespace Certify.ServiceInterface.Persistence;

/// <summary>Whose money is counted, and for which day (Shanghai).</summary>
public readonly record struct SpendingLine(string Provider, string Api, DateOnly Day)
{
    internal object Args(long cost, long most) => new { Provider, Api, day = Persistence.Day.Write(Day), cost, most };
}

/// <summary>What a vendor API has cost on a day, in thousandths of a call's price.</summary>
public sealed record DaySpending(string Provider, string Api, long Spent);

/// <summary>
/// The money of each vendor API and day: taken in the transaction that reserves a call, given back where the call was not billed. All
/// calls of a day change one row, so that nodes cannot both take the last; therefore take it last, right before the commit.
/// </summary>
public sealed class VendorSpending
{
    /// <summary>Takes the money of a call; false where it would go beyond the day's budget.</summary>
    /// <param name="most">The day's budget; null for none.</param>
    public async Task<bool> Take(Unit unit, SpendingLine line, long cost, long? most) =>
        !(cost > most) && await unit.Execute(
            """
            INSERT INTO vendor_spending (provider, api, day, spent) VALUES (@Provider, @Api, @day, @cost)
            ON CONFLICT (provider, api, day) DO UPDATE SET spent = vendor_spending.spent + @cost WHERE vendor_spending.spent + @cost <= @most
            """,
            line.Args(cost, most ?? long.MaxValue)) == 1;

    public Task Return(Unit unit, SpendingLine line, long cost) =>
        unit.Execute(
            "UPDATE vendor_spending SET spent = spent - @cost WHERE provider = @Provider AND api = @Api AND day = @day", line.Args(cost, 0));

    public Task<IReadOnlyList<DaySpending>> OfDay(Unit unit, DateOnly day) =>
        unit.Many<DaySpending>("SELECT provider, api, spent FROM vendor_spending WHERE day = @day", new { day = Day.Write(day) });
}
