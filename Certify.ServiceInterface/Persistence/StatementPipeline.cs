using System.Data.Common;
using Dapper;

namespace Certify.ServiceInterface.Persistence;

/// <summary>
/// Carries what several acts ask of one connection at the same time in one trip there and back, in the order in which they asked. Their
/// next questions make the next trip, until all acts have ended.
/// </summary>
internal sealed class StatementPipeline(DbConnection connection, DbTransaction? transaction, CancellationToken stop)
{
    private readonly Lock gate = new();
    private List<Question> waiting = [];
    private TaskCompletionSource asked = NewSignal();

    public Task<int> Execute(string sql, object? args) => Ask(new Change(sql, args));

    public async Task<T?> One<T>(string sql, object? args) => (await Many<T>(sql, args)).FirstOrDefault();

    public Task<IReadOnlyList<T>> Many<T>(string sql, object? args) => Ask(new Query<T>(sql, args));

    /// <summary>Until all acts have ended; throws what one of them throws once all have.</summary>
    public async Task Serve(Task[] acts)
    {
        var all = Task.WhenAll(acts);
        while (!all.IsCompleted)
        {
            var (questions, next) = Take();
            await (questions.Count > 0 ? Travel(questions) : Task.WhenAny(all, next));
        }

        await all;
    }

    private Task<T> Ask<T>(Question<T> question)
    {
        lock (gate)
        {
            waiting.Add(question);
            asked.TrySetResult();
        }

        return question.Answered;
    }

    private (List<Question> Questions, Task Next) Take()
    {
        lock (gate)
        {
            var taken = waiting;
            waiting = [];
            if (taken.Count > 0)
            {
                asked = NewSignal();
            }

            return (taken, asked.Task);
        }
    }

    /// <summary>Nobody is told anything before the connection is free again for what he asks next.</summary>
    private async Task Travel(List<Question> questions)
    {
        try
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var question in questions)
            {
                batch.BatchCommands.Add(question.Command(batch));
            }

            await using (var reader = await batch.ExecuteReaderAsync(stop))
            {
                foreach (var query in questions.Where(question => question.HasRows))
                {
                    await query.Read(reader, stop);
                    await reader.NextResultAsync(stop);
                }
            }
        }
        catch (Exception exception)
        {
            questions.ForEach(question => question.Fail(exception));
            return;
        }

        questions.ForEach(question => question.Answer());
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private abstract class Question(string sql, object? args)
    {
        private DbBatchCommand? command;

        public abstract bool HasRows { get; }

        protected int Affected => command!.RecordsAffected;

        public DbBatchCommand Command(DbBatch batch)
        {
            command = batch.CreateBatchCommand();
            command.CommandText = sql;
            StatementParameters.Add(command, args);
            return command;
        }

        public virtual Task Read(DbDataReader reader, CancellationToken stop) => Task.CompletedTask;

        public abstract void Answer();

        public abstract void Fail(Exception exception);
    }

    private abstract class Question<T>(string sql, object? args) : Question(sql, args)
    {
        // Whoever asked goes on at once, so that what he asks next is there for the next trip.
        private readonly TaskCompletionSource<T> answered = new();

        public Task<T> Answered => answered.Task;

        protected abstract T Result { get; }

        public override void Answer() => answered.SetResult(Result);

        public override void Fail(Exception exception) => answered.SetException(exception);
    }

    /// <summary>A statement that yields no rows.</summary>
    private sealed class Change(string sql, object? args) : Question<int>(sql, args)
    {
        public override bool HasRows => false;

        protected override int Result => Affected;
    }

    /// <summary>A statement that yields rows, be it none.</summary>
    private sealed class Query<T>(string sql, object? args) : Question<IReadOnlyList<T>>(sql, args)
    {
        private readonly List<T> rows = [];

        public override bool HasRows => true;

        protected override IReadOnlyList<T> Result => rows;

        public override async Task Read(DbDataReader reader, CancellationToken stop)
        {
            Func<DbDataReader, object>? parse = null;
            while (await reader.ReadAsync(stop))
            {
                parse ??= reader.GetRowParser(typeof(T));
                rows.Add(reader.FieldCount == 1 && await reader.IsDBNullAsync(0, stop) ? default! : (T)parse(reader));
            }
        }
    }
}
