namespace Pointsman.ReportBench;

/// <summary>What a page is asked of its own times, in milliseconds.</summary>
public static class PageTimes
{
    /// <summary>Each gives an object of names and numbers.</summary>
    public static IReadOnlyList<string> Scripts { get; } =
    [
        """
        (() => {
          const [way] = performance.getEntriesByType('navigation');
          return { '1 first paint': performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
            '2 matrix usable': performance.getEntriesByName('pm-usable')[0].startTime,
            '3 all texts there': way.loadEventEnd };
        })()
        """,
        """
        (async () => {
          const grid = document.getElementById('pm-grid'), show = document.getElementById('pm-show');
          const since = performance.now();
          show.value = 'differs';
          show.dispatchEvent(new Event('change'));
          grid.scrollTop = 100000;
          grid.dispatchEvent(new Event('scroll'));
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          return { '4 filter, scroll, two frames': performance.now() - since };
        })()
        """,
        """
        (async () => {
          const search = document.getElementById('pm-search'), grid = document.getElementById('pm-grid');
          let longest = 0, last = performance.now(), going = true;
          const watch = () => {
            const at = performance.now();
            longest = Math.max(longest, at - last);
            last = at;
            if (going) setTimeout(watch);
          };
          watch();
          const since = performance.now();
          search.value = 'thank you for your patience please';
          search.dispatchEvent(new Event('input'));
          await new Promise(done => {
            new MutationObserver((_, own) => {
              if (!grid.hasAttribute('aria-busy')) { own.disconnect(); done(); }
            }).observe(grid, { attributes: true, attributeFilter: ['aria-busy'] });
          });
          going = false;
          return { '5 search of all texts, 150 of them waiting': performance.now() - since,
            '6 longest wait of a key during the search': longest };
        })()
        """,
        """
        (async () => {
          const search = document.getElementById('pm-search');
          const until = test => new Promise(done => {
            const look = () => test() ? done() : setTimeout(look);
            look();
          });
          search.value = '';
          search.dispatchEvent(new Event('input'));
          await until(() => document.querySelector('#pm-rows .row'));
          const since = performance.now();
          document.querySelector('#pm-rows .row').click();
          await until(() => document.getElementById('pm-case').open);
          return { '7 a case opened': performance.now() - since };
        })()
        """,
    ];
}
