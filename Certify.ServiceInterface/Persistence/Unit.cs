using System.Data.Common;
using Dapper;

namespace Certify.ServiceInterface.Persistence;

/// <summary>A connection at work: inside a transaction when writing. Stores take it, so that several act in one transaction.</summary>
public sealed class Unit(DbConnection connection, DbTransaction? transaction, Dialect dialect, CancellationToken stop, int mostStatements = int.MaxValue)
{
    private List<Action>? afterCommit;
    private StatementPipeline? pipeline;
    private int statements;

    public Dialect Dialect { get; } = dialect;

    public Task<int> Execute(string sql, object? args = null)
    {
        Count();
        return pipeline is { } shared ? shared.Execute(sql, args) : connection.ExecuteAsync(Command(sql, args));
    }

    public Task<T?> One<T>(string sql, object? args = null)
    {
        Count();
        return pipeline is { } shared ? shared.One<T>(sql, args) : connection.QueryFirstOrDefaultAsync<T>(Command(sql, args));
    }

    public async Task<IReadOnlyList<T>> Many<T>(string sql, object? args = null)
    {
        Count();
        return pipeline is { } shared ? await shared.Many<T>(sql, args) : (await connection.QueryAsync<T>(Command(sql, args))).AsList();
    }

    public async Task<T> Scalar<T>(string sql, object? args = null)
    {
        Count();
        return (pipeline is { } shared ? await shared.One<T>(sql, args) : await connection.ExecuteScalarAsync<T>(Command(sql, args)))!;
    }

    /// <summary>
    /// Acts none of which needs what another finds out: what they ask at the same time goes to the database in one trip, in their order,
    /// where it takes more than one statement at once; elsewhere one act follows the other.
    /// </summary>
    public async Task Together(params IReadOnlyList<Func<Task>> acts)
    {
        if (pipeline is not null)
        {
            // Within acts that are together already, these ask with them.
            await Task.WhenAll(acts.Select(act => act()));
        }
        else if (connection.CanCreateBatch)
        {
            await InOnePipeline(acts);
        }
        else
        {
            foreach (var act in acts)
            {
                await act();
            }
        }
    }

    /// <inheritdoc cref="Together(IReadOnlyList{Func{Task}})"/>
    public async Task<(T1 First, T2 Second)> Together<T1, T2>(Func<Task<T1>> first, Func<Task<T2>> second)
    {
        var (one, two) = (new Asked<T1>(first), new Asked<T2>(second));
        await Together([one.Ask, two.Ask]);
        return (one.Answer, two.Answer);
    }

    /// <inheritdoc cref="Together(IReadOnlyList{Func{Task}})"/>
    public async Task<(T1 First, T2 Second, T3 Third)> Together<T1, T2, T3>(Func<Task<T1>> first, Func<Task<T2>> second, Func<Task<T3>> third)
    {
        var (one, two, three) = (new Asked<T1>(first), new Asked<T2>(second), new Asked<T3>(third));
        await Together([one.Ask, two.Ask, three.Ask]);
        return (one.Answer, two.Answer, three.Answer);
    }

    /// <summary>Runs once the transaction is committed, for example to wake a worker.</summary>
    public void AfterCommit(Action act) => (afterCommit ??= []).Add(act);

    internal void RunAfterCommit() => afterCommit?.ForEach(act => act());

    /// <summary>Runs the statements of a script, however long they take.</summary>
    internal Task RunScript(string sql) =>
        connection.ExecuteAsync(new CommandDefinition(sql, null, transaction, commandTimeout: 0, cancellationToken: stop));

    private async Task InOnePipeline(IReadOnlyList<Func<Task>> acts)
    {
        pipeline = new StatementPipeline(connection, transaction, stop);
        try
        {
            await pipeline.Serve([.. acts.Select(act => act())]);
        }
        finally
        {
            pipeline = null;
        }
    }

    private CommandDefinition Command(string sql, object? args) => new(sql, args, transaction, cancellationToken: stop);

    private void Count()
    {
        if (++statements > mostStatements)
        {
            throw new InvalidOperationException("What needs several statements needs a transaction.");
        }
    }

    /// <summary>An act with what it found out.</summary>
    private sealed class Asked<T>(Func<Task<T>> act)
    {
        public T Answer { get; private set; } = default!;

        public async Task Ask() => Answer = await act();
    }
}
