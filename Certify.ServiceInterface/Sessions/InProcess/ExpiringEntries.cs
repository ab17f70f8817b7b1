using System.Diagnostics.CodeAnalysis;

namespace Certify.ServiceInterface.Sessions.InProcess;

/// <summary>
/// Entries that end at a time of their own, bounded in number. Not safe for threads: the owner holds its lock.
/// Reading compares with the clock, so nothing that has ended is seen; writing clears away what has ended, so no timer is needed.
/// </summary>
internal sealed class ExpiringEntries<TValue>(string store, TimeProvider time, int capacity)
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    // Holds each entry at an end it once had. The end may have moved since, and the entry may be gone: both are seen when its turn comes.
    private readonly PriorityQueue<Entry, DateTimeOffset> byEnd = new();

    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value)
    {
        if (entries.TryGetValue(key, out var entry) && entry.Ends > time.GetUtcNow())
        {
            value = entry.Value;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>Adds or replaces. A full store refuses to add rather than forget somebody else's entry.</summary>
    public void Set(string key, TValue value, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        ClearEnded(now);
        if (entries.TryGetValue(key, out var entry))
        {
            entry.Value = value;
            entry.Ends = now + lifetime;
            return;
        }
        if (entries.Count >= capacity)
        {
            throw new StoreUnavailableException($"{store} (full)");
        }
        entry = new Entry(key, value) { Ends = now + lifetime };
        entries.Add(key, entry);
        byEnd.Enqueue(entry, entry.Ends);
    }

    public void Extend(string key, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        if (entries.TryGetValue(key, out var entry) && entry.Ends > now)
        {
            entry.Ends = now + lifetime;
        }
    }

    /// <summary>True when the entry was there and had not ended.</summary>
    public bool Remove(string key) => entries.Remove(key, out var entry) && entry.Ends > time.GetUtcNow();

    private void ClearEnded(DateTimeOffset now)
    {
        while (byEnd.TryPeek(out var entry, out var queuedEnd) && queuedEnd <= now)
        {
            byEnd.Dequeue();
            if (!IsCurrent(entry))
            {
                continue;
            }
            if (entry.Ends > now)
            {
                byEnd.Enqueue(entry, entry.Ends);
            }
            else
            {
                entries.Remove(entry.Key);
            }
        }
        DropLeftovers();
    }

    /// <summary>Entries that were removed early lie in the queue until their turn; more of them than half is too many.</summary>
    private void DropLeftovers()
    {
        if (byEnd.Count <= 1024 + (2 * entries.Count))
        {
            return;
        }
        byEnd.Clear();
        byEnd.EnqueueRange(entries.Values.Select(entry => (entry, entry.Ends)));
    }

    private bool IsCurrent(Entry entry) =>
        entries.TryGetValue(entry.Key, out var current) && ReferenceEquals(current, entry);

    private sealed class Entry(string key, TValue value)
    {
        public string Key { get; } = key;

        public TValue Value { get; set; } = value;

        public DateTimeOffset Ends { get; set; }
    }
}
